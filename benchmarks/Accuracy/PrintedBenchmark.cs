using System.Globalization;
using DigitTools.Core.Onnx;

namespace DigitTools.Benchmarks.Accuracy;

/// <summary>How well printed digits are read, by family of typefaces.</summary>
internal static class PrintedBenchmark
{
    /// <summary>Prints a Markdown table, a row for each family of the fonts in a folder, and one for all.</summary>
    /// <param name="fonts">Folder with font files.</param>
    /// <param name="model">The model to use; null takes the shipped one.</param>
    /// <param name="count">Pictures of each digit in each font.</param>
    /// <param name="seed">Another seed, other pictures.</param>
    /// <param name="sheets">Folder for a sheet of the worst mistakes of each family; null draws none.</param>
    public static void Run(string fonts, string? model, int count, int seed, string? sheets)
    {
        using var classifier = DigitClassifier.Load(model ?? DigitClassifier.ShippedPath);
        Console.WriteLine($"{Machine.Describe()}; model {classifier.ModelId}, {count} pictures of each digit in each font, seed {seed}.");
        Console.WriteLine();
        Console.WriteLine("| family | fonts | n | best guess right | recognized | of these right |");
        Console.WriteLine("| --- | --: | --: | --: | --: | --: |");
        if (sheets is not null) Directory.CreateDirectory(sheets);
        var all = new Tally();
        string temporary = Directory.CreateTempSubdirectory("digittools-printed-").FullName;
        try
        {
            foreach (IGrouping<string, string> family in PrintedDigits.Families(fonts))
            {
                string folder = Path.Combine(temporary, family.Key.Replace('/', '-'));
                PrintedDigits.Write(folder, family, count, seed);
                var reading = SetReading.Of(PictureSet.Read(folder), classifier);
                var tally = new Tally();
                tally.Add(reading, family.Count());
                all.Add(reading, family.Count());
                Console.WriteLine(tally.Row(family.Key));
                if (sheets is not null) MistakeSheet.Write(Path.Combine(sheets, Path.GetFileName(folder) + ".png"), reading);
                Directory.Delete(folder, recursive: true);
            }
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }

        Console.WriteLine(all.Row("all"));
    }

    private sealed class Tally
    {
        private int _fonts, _count;
        private double _right, _recognized, _recognizedRight;

        public void Add(SetReading reading, int fonts)
        {
            int n = reading.Results.Count;
            _fonts += fonts;
            _count += n;
            _right += reading.Accuracy * n;
            _recognized += reading.Recognized * n;
            if (reading.Recognized > 0) _recognizedRight += reading.AccuracyOfRecognized * reading.Recognized * n;
        }

        public string Row(string name) => string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {_fonts} | {_count} | {_right / _count:P2} | {_recognized / _count:P1} | {_recognizedRight / _recognized:P2} |");
    }
}
