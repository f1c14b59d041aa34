using System.Globalization;
using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;

namespace DigitTools.Benchmarks.Accuracy;

/// <summary>How well pictures of all kinds are read, in one table.</summary>
internal static class AccuracyBenchmark
{
    /// <summary>Prints a Markdown table: sets of files, the MNIST test digits as arrays and as files, and corrupted MNIST.</summary>
    /// <param name="folder">Holds a folder for each set; may be missing.</param>
    /// <param name="model">The model to use; null takes the shipped one.</param>
    /// <param name="sheets">Folder for a sheet of the worst mistakes of each set; null draws none.</param>
    /// <param name="withMnist">Whether MNIST and corrupted MNIST are read too.</param>
    public static void Run(string folder, string? model, string? sheets, bool withMnist)
    {
        using var classifier = DigitClassifier.Load(model ?? DigitClassifier.ShippedPath);
        string threshold = classifier.Metadata.MinimumConfidence.ToString("P1", CultureInfo.InvariantCulture);
        Console.WriteLine($"{Machine.Describe()}; model {classifier.ModelId}, threshold {threshold}.");
        Console.WriteLine();
        Console.WriteLine("| set | n | best guess right | recognized | of these right | empty | calibration error |");
        Console.WriteLine("| --- | --: | --: | --: | --: | --: | --: |");
        if (sheets is not null) Directory.CreateDirectory(sheets);
        foreach (string name in (string[])["user-digits", "dida", "usps", "canvas", "not-digits"])
        {
            string path = Path.Combine(folder, name);
            if (Directory.Exists(path)) Print(SetReading.Of(PictureSet.Read(path), classifier), sheets);
            else Console.WriteLine($"| {name} | skipped: there is no folder '{path}' | | | | | |");
        }

        if (withMnist) RunMnist(classifier, sheets);
    }

    private static void RunMnist(DigitClassifier classifier, string? sheets)
    {
        DigitDataset test = DigitData.Read(DigitData.ShippedFolder, DataSplit.Test);
        DigitEvaluation arrays = DigitEvaluator.Evaluate(classifier, test, cancellationToken: CancellationToken.None);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| MNIST test set, arrays | {arrays.Count} | {arrays.Accuracy:P2} | | | | {arrays.ExpectedCalibrationError:P2} |"));
        string temporary = Directory.CreateTempSubdirectory("digittools-accuracy-").FullName;
        try
        {
            MnistPictures.Write(Path.Combine(temporary, "MNIST test set, files"), 10_000);
            Print(SetReading.Of(PictureSet.Read(Path.Combine(temporary, "MNIST test set, files")), classifier), sheets);
            var accuracies = new List<double>();
            foreach (Corruption corruption in Corruptions.All)
            {
                string corrupted = Path.Combine(temporary, "MNIST, " + corruption.Name);
                CorruptedMnist.Write(corrupted, corruption);
                var reading = SetReading.Of(PictureSet.Read(corrupted), classifier);
                Print(reading, sheets);
                accuracies.Add(reading.Accuracy);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| corrupted MNIST, mean of {accuracies.Count} kinds | | {accuracies.Average():P2} | | | | |"));
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static void Print(SetReading r, string? sheets)
    {
        string numbers = r.AreDigits
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{r.Accuracy:P2} | {r.Recognized:P1} | {r.AccuracyOfRecognized:P2} | {r.Empty:P1} | {r.CalibrationError:P2}")
            : string.Create(CultureInfo.InvariantCulture, $"| {r.Recognized:P1} | | {r.Empty:P1} |");
        Console.WriteLine($"| {r.Set.Name} | {r.Results.Count.ToString(CultureInfo.InvariantCulture)} | {numbers} |");
        if (sheets is not null) MistakeSheet.Write(Path.Combine(sheets, r.Set.Name + ".png"), r);
    }
}
