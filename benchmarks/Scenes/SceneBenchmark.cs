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
        SceneTally.PrintHead();
        string temporary = Directory.CreateTempSubdirectory("digittools-scenes-").FullName;
        try
        {
            var tallies = new List<SceneTally>();
            foreach (SceneKind kind in SceneKind.All)
            {
                Scene[] scenes = [.. Enumerable.Range(0, count).AsParallel().AsOrdered().Select(i => Scene.Draw(kind, seed, i))];
                SceneTally tally = Read(classifier, kind, scenes, temporary, keep);
                tallies.Add(tally);
                tally.Print(kind.Name);
            }

            SceneTally.Sum(tallies).Print("all");
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static SceneTally Read(DigitClassifier classifier, SceneKind kind, Scene[] scenes, string folder, string? keep)
    {
        var tally = new SceneTally();
        using var pipeline = new RecognitionPipeline(classifier, new RecognitionOptions());
        foreach (Scene scene in scenes)
        {
            string path = Path.Combine(folder, scene.FileName);
            File.WriteAllBytes(path, scene.File);
            pipeline.Add(new PictureRequest(path, keep is null ? null : Path.ChangeExtension(path, ".chart.png")));
        }

        foreach (Scene scene in scenes)
        {
            RecognitionResult result = pipeline.Take(CancellationToken.None);
            if (!tally.Add(kind.Truth, scene.Digit, result) && keep is not null) Keep(result.Path, keep);
        }

        return tally;
    }

    private static void Keep(string path, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in (string[])[path, Path.ChangeExtension(path, ".chart.png")])
            if (File.Exists(file)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
    }
}
