using DigitTools.Core;
using DigitTools.Core.Batch;
using DigitTools.Core.Data;
using DigitTools.Core.Database;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;
using DigitTools.Core.Recognition;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Models, as Get-DigitModel, Get-DigitPrediction, Test-DigitModel, Invoke-DigitBatch and Invoke-DigitTraining use them.</summary>
internal sealed class ModelTarget() : FuzzTarget(FuzzKind.Models)
{
    /// <summary>Pictures that go through a network together: one, some, more than its largest batch.</summary>
    private static readonly int[] s_batches = [1, 3, 70];

    private static readonly RecognitionOptions s_recognition = new() { Workers = 1 };

    private readonly byte[][] _seeds =
        [File.ReadAllBytes(DigitClassifier.ShippedPath), File.ReadAllBytes(SeedFiles.PyTorchModel), .. Small()];
    private readonly DigitDataset _digits = SeedFiles.First(SeedFiles.Digits, 70);
    private readonly byte[][] _pictures = [SeedFiles.Digit(0), SeedFiles.Digit(1)];

    /// <inheritdoc/>
    public override string Make(FuzzRandom random, FuzzFolders folders)
    {
        string path = PathOf(folders);
        if (random.OneIn(40)) return OddFile.Make(path, random);
        byte[] file = random.Pick(_seeds);
        bool bytes = random.OneIn(4), none = random.OneIn(50);
        if (!bytes && !none) file = ModelDamage.Apply(file, random, folders);
        else if (!none) file = ByteDamage.Apply(file, random);
        File.WriteAllBytes(path, file);
        // What models name that have their weights in another file.
        if (random.OneIn(4)) File.WriteAllBytes(Path.Combine(folders.Case, "weights.bin"), _seeds[1]);
        return none ? "none" : bytes ? "bytes" : "fields";
    }

    /// <inheritdoc/>
    public override void Attack(FuzzRandom random, FuzzFolders folders, CancellationToken cancellationToken)
    {
        string path = PathOf(folders);
        if (random.OneIn(3)) CheckFurtherTraining(path);
        using var classifier = DigitClassifier.Load(path, cancellationToken);
        if (!classifier.HasMetadata && random.OneIn(3)) classifier.Use(new ModelProbe(classifier, cancellationToken).Find(null));
        Check(classifier.Metadata);
        foreach (int count in s_batches) Run(classifier, count);
        DigitDataset few = SeedFiles.First(_digits, 10);
        DigitEvaluation evaluation = DigitEvaluator.Evaluate(classifier, few, cancellationToken: cancellationToken);
        UnsoundException.Unless(
            evaluation.Accuracy is >= 0 and <= 1 && double.IsFinite(evaluation.Loss)
                && evaluation.ExpectedCalibrationError is >= 0 and <= 1,
            $"is evaluated with what can't be: accuracy {evaluation.Accuracy}, loss {evaluation.Loss}");

        string[] pictures = [.. _pictures.Select((content, i) => Path.Combine(folders.Output, "inbox", $"{i}.png"))];
        Directory.CreateDirectory(Path.GetDirectoryName(pictures[0])!);
        for (int i = 0; i < pictures.Length; i++) File.WriteAllBytes(pictures[i], _pictures[i]);
        foreach (string picture in pictures)
            PictureTarget.Recognize(classifier, s_recognition, new PictureRequest(picture), cancellationToken);
        if (random.OneIn(3)) RunBatch(classifier, folders, cancellationToken);
    }

    /// <summary>What -InitialModel looks at.</summary>
    private static void CheckFurtherTraining(string path)
    {
        try
        {
            _ = OnnxWeights.Architecture(path).Name;
        }
        catch (DigitException e) when (FuzzRunner.IsDocumented(e.Id))
        {
            // Models of somebody else can be used and not trained further.
        }
    }

    /// <summary>What Get-DigitModel shows.</summary>
    private static void Check(ModelMetadata metadata)
    {
        UnsoundException.Unless(
            metadata.Classes.Count == DigitShape.ClassCount && metadata.Classes.All(c => c is not null),
            $"has a class that is null");
        UnsoundException.Unless(metadata.TrainingOptions.All(o => o.Value is not null), $"has a training option that is null");
        UnsoundException.Unless(metadata.Epochs.All(e => e is not null), $"has an epoch that is null");
        UnsoundException.Unless(
            metadata.Temperature is > 0 and < double.PositiveInfinity && metadata.MinimumConfidence is >= 0 and <= 1,
            $"has a temperature or minimum confidence that can't be: {metadata.Temperature}, {metadata.MinimumConfidence}");
    }

    private void Run(DigitClassifier classifier, int count)
    {
        float[] logits = new float[count * DigitShape.ClassCount];
        classifier.Classify(_digits.Pixels.AsSpan(0, count * DigitShape.PixelCount), logits);
        int wrong = Array.FindIndex(logits, value => !float.IsFinite(value));
        UnsoundException.Unless(wrong < 0, $"gives logits that are no numbers");
    }

    /// <summary>However a run ends, the database says that it has.</summary>
    private static void RunBatch(DigitClassifier classifier, FuzzFolders folders, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folders.Output, "results.db");
        string inbox = Path.Combine(folders.Output, "inbox");
        var options = new BatchOptions { Folders = [inbox], SettleTime = TimeSpan.Zero, Recognition = s_recognition };
        try
        {
            DigitBatch.Run(path, classifier, options, new BatchEvents(Row: Soundness.Check), cancellationToken);
        }
        finally
        {
            using var database = BatchDatabase.OpenRead(path, CancellationToken.None);
            bool haveEnded = database.Runs(CancellationToken.None).All(run => run.Finished is not null);
            UnsoundException.Unless(haveEnded, $"leaves a run in the database that has not ended");
        }
    }

    /// <summary>Models of other tools, of a few kilobytes.</summary>
    private static IEnumerable<byte[]> Small() =>
    [
        OnnxBuilder.Echo(1).ToArray(), OnnxBuilder.Echo(0.1f).Softmax().ToArray(),
        OnnxBuilder.Echo(1).Metadata(MetadataJson.Write(new ModelMetadata { InputMean = 0.13, InputStandardDeviation = 0.3 })).ToArray(),
    ];

    private static string PathOf(FuzzFolders folders) => Path.Combine(folders.Case, "model.onnx");
}
