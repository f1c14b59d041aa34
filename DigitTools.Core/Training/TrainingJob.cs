using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Training;

/// <summary>What <see cref="ModelTrainer"/> has to know of a training, whatever it teaches.</summary>
internal sealed record TrainingJob
{
    /// <summary>Makes what is to be learnt; called when libtorch is there and has its seed.</summary>
    public required Func<ITrainingTask> MakeTask { get; init; }

    /// <summary>What has to be the same for a training to go on.</summary>
    public required IReadOnlyDictionary<string, string> Identity { get; init; }

    /// <summary>The data in words.</summary>
    public required string Data { get; init; }

    /// <summary>Version of the preprocessing that the network is trained for; 0 where it needs none.</summary>
    public int PreprocessingVersion { get; init; }

    /// <summary>
    /// Fits the threshold anew to the written file, which looks more than once where the network has looked once; null where that of the
    /// network stays.
    /// </summary>
    public Func<string, CancellationToken, double>? Threshold { get; init; }

    /// <summary>Measures the written file, once; null if there is nothing to measure it on.</summary>
    public Func<string, DigitEvaluation>? Test { get; init; }
}
