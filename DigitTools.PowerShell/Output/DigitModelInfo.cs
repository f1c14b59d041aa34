namespace DigitTools;

/// <summary>What a model file says about itself.</summary>
public sealed class DigitModelInfo
{
    internal DigitModelInfo()
    {
    }

    /// <summary>Full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the file.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The path, so that a model can be given to <c>-Model</c> as a file can.</summary>
    public override string ToString() => Path;

    /// <summary>First 12 hexadecimal digits of the file's SHA-256.</summary>
    public required string ModelId { get; init; }

    /// <summary>Name of the network; null if the file doesn't say.</summary>
    public string? Architecture { get; init; }

    /// <summary>Number of trained parameters; null if the file doesn't say.</summary>
    public long? Parameters { get; init; }

    /// <summary>Multiply-adds for one picture; null if the file doesn't say.</summary>
    public long? MultiplyAdds { get; init; }

    /// <summary>Models that the file is made of: 1, or more for one of Join-DigitModel. What else is told of the training, and parameters
    /// and multiply-adds, are those of the first, which reads every picture.</summary>
    public required int Networks { get; init; }

    /// <summary>Dimensions of the input; -1 is any.</summary>
    public required long[] InputShape { get; init; }

    /// <summary>How pictures are given to it, as <c>-Convention</c> takes it: what paper and ink are, and whether rows and columns are
    /// exchanged; null for a model that reads lines.</summary>
    public string? Convention { get; init; }

    /// <summary>How that is known: <c>Metadata</c>, <c>Probe</c> or <c>Given</c>; null for a model that reads lines.</summary>
    public string? ConventionSource { get; init; }

    /// <summary>How sure it is against the next best, 0.5..1: at 0.5 either does; null if nothing was tried.</summary>
    public double? ConventionCertainty { get; init; }

    /// <summary>The part of 200 redrawn digits of MNIST that it read right when it was tried out, 0..1; null if it wasn't.</summary>
    public double? ProbeAccuracy { get; init; }

    /// <summary>What it gives: <c>Logits</c>, <c>LogProbabilities</c>, <c>Probabilities</c>, <c>Sigmoids</c> or <c>Labels</c>; null for a
    /// model that reads lines.</summary>
    public string? OutputKind { get; init; }

    /// <summary>What each output stands for.</summary>
    public required string[] Classes { get; init; }

    /// <summary>Accuracy on the test half after the training, 0..1; null if it wasn't measured.</summary>
    public double? TestAccuracy { get; init; }

    /// <summary>Accuracy on the validation part, 0..1; null if there was none.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>What logits are divided by before the softmax.</summary>
    public required double Temperature { get; init; }

    /// <summary>Below this confidence Get-DigitPrediction rejects a picture, 0..1.</summary>
    public required double MinimumConfidence { get; init; }

    /// <summary>Version of the preprocessing that the model was trained for; null if the file doesn't say.</summary>
    public int? PreprocessingVersion { get; init; }

    /// <summary>The data, in words; null if the file doesn't say.</summary>
    public string? TrainedOn { get; init; }

    /// <summary>Name and value of each option of the training.</summary>
    public required System.Collections.Specialized.OrderedDictionary TrainingOptions { get; init; }

    /// <summary>The history of the training.</summary>
    public required DigitTrainingEpoch[] Epochs { get; init; }

    /// <summary>When the file was made; null if the file doesn't say.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Version of DigitTools that made the file; null if the file doesn't say.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>Size of the file, bytes.</summary>
    public required long Size { get; init; }
}
