using DigitTools.Core.Data;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx;
using DigitTools.Core.Training;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Checkpoints, as Invoke-DigitTraining -Resume goes on from them.</summary>
internal sealed class CheckpointTarget : FuzzTarget
{
    /// <summary>As small as a training can be: what is looked for is not in the steps.</summary>
    private static readonly TrainingOptions s_options = new()
    {
        Architecture = DigitArchitecture.Small,
        Epochs = 2,
        BatchSize = 8,
        MinimumStepsPerEpoch = 2,
        ValidationFraction = 0.3,
        ThreadCount = 1,
        Augmentation = false,
        DrawnDigitRatio = 0,
        OutlierRatio = 0,
    };

    private readonly DigitDataset _data = SeedFiles.First(SeedFiles.Digits, 60);
    private readonly byte[][] _seeds;

    /// <summary>Makes the seeds: in the first epoch, in the second, at the end.</summary>
    public CheckpointTarget(FuzzFolders folders)
        : base(FuzzKind.Checkpoints) => _seeds = [.. new[] { 1, 6, int.MaxValue }.Select(steps => Seed(folders, steps))];

    /// <inheritdoc/>
    public override bool MayWrite => true;

    /// <inheritdoc/>
    public override string Make(FuzzRandom random, FuzzFolders folders)
    {
        // Where the file is missing the one before it is taken.
        string path = PathOf(folders) + (random.OneIn(10) ? ".previous" : "");
        if (random.OneIn(40)) return OddFile.Make(path, random);
        (byte[] file, string damage) = CheckpointDamage.Apply(random.Pick(_seeds), random);
        File.WriteAllBytes(path, file);
        return damage;
    }

    /// <inheritdoc/>
    public override void Attack(FuzzRandom random, FuzzFolders folders, CancellationToken cancellationToken)
    {
        string path = PathOf(folders), output = Path.Combine(folders.Output, "model.onnx");
        TrainingOptions options = s_options with { CheckpointPath = path, Resume = true };
        TrainingResult result = ModelTrainer.Train(_data, null, output, options, new TrainingEvents(), cancellationToken);
        Soundness.Check(result.Epochs);
        UnsoundException.Unless(
            result.Epochs.Count == s_options.Epochs && result.StoppedBy == StopReason.Completed,
            $"ends before or behind the end: after {result.Epochs.Count} epochs by {result.StoppedBy}");
        UnsoundException.Unless(
            result.BestEpoch >= 1 && result.BestEpoch <= result.Epochs.Count && result.ModelPath == output,
            $"names a best epoch that is none: {result.BestEpoch}");
        UnsoundException.Unless(ModelTrainer.IsModelOf(path, output), $"doesn't know its own model");

        using var classifier = DigitClassifier.Load(output, cancellationToken);
        float[] logits = new float[_data.Count * DigitShape.ClassCount];
        classifier.Classify(_data.Pixels, logits, cancellationToken);
        UnsoundException.Unless(Array.TrueForAll(logits, float.IsFinite), $"writes a model that gives no numbers");
    }

    private byte[] Seed(FuzzFolders folders, int steps)
    {
        folders.Clear();
        using var stop = new CancellationTokenSource();
        int done = 0;
        var events = new TrainingEvents(_ =>
        {
            if (++done == steps) stop.Cancel();
        });
        TrainingOptions options = s_options with { CheckpointPath = PathOf(folders) };
        ModelTrainer.Train(_data, null, Path.Combine(folders.Output, "model.onnx"), options, events, stop.Token);
        return CheckpointDamage.WithoutTimes(File.ReadAllBytes(PathOf(folders)));
    }

    private static string PathOf(FuzzFolders folders) => Path.Combine(folders.Case, "state");
}
