using Microsoft.VisualBasic.FileIO;

namespace DigitTools.Core.Data;

/// <summary>Reads which numbers are in the pictures of a folder.</summary>
internal static class LabelledTexts
{
    /// <summary>
    /// The file of the labels, a comma between the columns <c>file</c>, <c>text</c> and perhaps <c>kind</c>, or names like these.
    /// </summary>
    public const string FileName = "labels.csv";

    private static readonly string[] s_fileNames = ["file", "filename", "file_name", "path", "image"];
    private static readonly string[] s_textNames = ["text", "label", "number"];

    /// <summary>
    /// Reads the labels of a folder: those in its <c>labels.csv</c>, in their order, or, where the pictures lie in folders 0 .. 9, the
    /// names of these.
    /// </summary>
    /// <param name="folder">Full path. The files in <c>labels.csv</c> are relative to it.</param>
    /// <returns>At least one.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataNotFound"/>: no such folder.
    /// <see cref="DigitErrorId.DataInvalid"/>: no labels, a column or a picture is missing, a row is damaged.</exception>
    public static IReadOnlyList<LabelledText> Read(string folder)
    {
        if (File.Exists(folder)) throw Errors.DataIsFile(folder);
        if (!Directory.Exists(folder)) throw Errors.DataNotFound(folder);

        string labels = Path.Combine(folder, FileName);
        if (File.Exists(labels)) return ReadFile(folder, labels);
        List<LabelledPicture> pictures = ClassFolders.PicturesIn(DataTree.Read(folder));
        if (pictures.Count == 0) throw Errors.LabelsMissing(folder);
        return [.. pictures.Select(picture => new LabelledText(picture.Path, $"{(char)('0' + picture.Label % 10)}", ""))];
    }

    private static List<LabelledText> ReadFile(string folder, string labels)
    {
        var texts = new List<LabelledText>();
        try
        {
            using var parser = new TextFieldParser(labels) { Delimiters = [DelimiterOf(labels)] };
            string[] header = parser.ReadFields() ?? [];
            int file = Column(header, s_fileNames), text = Column(header, s_textNames), kind = Column(header, "kind");
            if (file < 0 || text < 0) throw Errors.LabelsColumnMissing(labels, file < 0 ? "file" : "text");

            while (!parser.EndOfData)
            {
                long line = parser.LineNumber;
                string[] fields = parser.ReadFields() ?? [];
                if (fields.Length <= Math.Max(file, text)) throw Errors.LabelsRowShort(labels, line);
                string path = Path.GetFullPath(fields[file], folder);
                if (!File.Exists(path)) throw Errors.LabelledPictureMissing(labels, line, path);
                texts.Add(new LabelledText(path, fields[text], kind >= 0 && kind < fields.Length ? fields[kind] : ""));
            }
        }
        catch (MalformedLineException e)
        {
            throw Errors.LabelsRowMalformed(labels, e.LineNumber, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.DataUnreadable(labels, e);
        }

        return texts.Count > 0 ? texts : throw Errors.LabelsEmpty(labels);
    }

    /// <summary>Spreadsheets of countries with a decimal comma part columns by a semicolon.</summary>
    private static string DelimiterOf(string labels) => File.ReadLines(labels).FirstOrDefault("").Contains(';') ? ";" : ",";

    /// <summary>The column of the first of some names that there is.</summary>
    private static int Column(string[] header, params IEnumerable<string> names) =>
        names.Select(name => Array.FindIndex(header, column => column.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(column => column >= 0, -1);
}
