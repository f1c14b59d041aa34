using System.Globalization;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>How pictures as people bring them are read, kind by kind.</summary>
internal static class SceneBenchmark
{
    /// <summary>Draws scenes, reads them, and prints a Markdown table.</summary>
    /// <param name="model">The model to use; null takes the shipped one.</param>
    /// <param name="count">Scenes of each kind.</param>
    /// <param name="seed">Another seed, other scenes.</param>
    /// <param name="keep">Folder for the scenes that are not read right, each beside its chart; null keeps none.</param>
    public static void Run(string? model, int count, int seed, string? keep)
    {
        using var classifier = DigitClassifier.Load(model ?? DigitClassifier.ShippedPath);
        Console.WriteLine($"{Machine.Describe()}; model {classifier.ModelId}, {count} scenes of each kind, seed {seed}.");
        Console.WriteLine();
        Console.WriteLine("| kind | right | wrong and sure | falsely Empty |");
        Console.WriteLine("| --- | --: | --: | --: |");
        string temporary = Directory.CreateTempSubdirectory("digittools-scenes-").FullName;
        try
        {
            var tallies = new List<SceneTally>();
            foreach (SceneKind kind in SceneKind.All)
            {
                IEnumerable<Scene> scenes = Enumerable.Range(0, count).Select(i => Scene.Draw(kind, seed, i));
                SceneTally tally = Read(classifier, kind, scenes, temporary, keep);
                tallies.Add(tally);
                Print(kind.Name, tally.Count, tally.Right, tally.WrongAndSure, tally.FalselyEmpty);
            }

            int wrong = tallies.Sum(t => t.WrongAndSure), empty = tallies.Sum(t => t.FalselyEmpty);
            Print("all", tallies.Sum(t => t.Count), tallies.Sum(t => t.Right), wrong, empty);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static SceneTally Read(DigitClassifier classifier, SceneKind kind, IEnumerable<Scene> scenes, string folder, string? keep)
    {
        var tally = new SceneTally(kind);
        using var pipeline = new RecognitionPipeline(classifier, new RecognitionOptions());
        foreach (Scene scene in scenes)
        {
            string path = Path.Combine(folder, scene.FileName);
            File.WriteAllBytes(path, scene.File);
            pipeline.Add(new RecognitionRequest(path, keep is null ? null : Path.ChangeExtension(path, ".chart.png")));
            RecognitionResult result = pipeline.Take(CancellationToken.None);
            if (!tally.Add(scene, result) && keep is not null) Keep(path, keep);
        }

        return tally;
    }

    private static void Keep(string path, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in (string[])[path, Path.ChangeExtension(path, ".chart.png")])
            if (File.Exists(file)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
    }

    private static void Print(string name, int count, int right, int wrong, int empty)
    {
        double n = count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {right / n:P1} | {wrong / n:P1} | {empty / n:P1} |"));
    }
}
