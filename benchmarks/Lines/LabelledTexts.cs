using Microsoft.VisualBasic.FileIO;

namespace DigitTools.Benchmarks.Lines;

/// <summary>Pictures of numbers, and what is written in each.</summary>
internal static class LabelledTexts
{
    /// <summary>
    /// Those of a folder: by its <c>labels.csv</c> (<c>file,text</c>), or of single digits by the names of its folders.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Full path, the digits without anything between them, and the kind: that of the file's name.</returns>
    public static IReadOnlyList<(string Path, string Digits, string Kind)> Read(string folder)
    {
        string labels = Path.Combine(folder, "labels.csv");
        if (!File.Exists(labels))
        {
            return
            [
                .. Directory.GetDirectories(folder).Order(StringComparer.Ordinal).SelectMany(
                    digit => Directory.GetFiles(digit).Order(StringComparer.Ordinal).Select(file => (file, Path.GetFileName(digit), ""))),
            ];
        }

        using var parser = new TextFieldParser(labels) { Delimiters = [","] };
        parser.ReadFields();
        var texts = new List<(string Path, string Digits, string Kind)>();
        while (parser.ReadFields() is [{ } file, { } text, ..])
            texts.Add((Path.Combine(folder, file), string.Concat(text.Where(char.IsAsciiDigit)), KindOf(file)));
        return texts;
    }

    /// <summary>Without number and extension: "photo" of "photo-002.jpg".</summary>
    private static string KindOf(string file) => Path.GetFileNameWithoutExtension(file).TrimEnd([.. "0123456789-"]);
}
