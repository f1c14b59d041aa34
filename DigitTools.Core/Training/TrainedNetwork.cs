using DigitTools.Core.Model;

namespace DigitTools.Core.Training;

/// <summary>What a training leaves: the numbers of the best epoch, and how it went.</summary>
internal sealed record TrainedNetwork
{
    /// <summary>The network's layers.</summary>
    public required NetworkArchitecture Architecture { get; init; }

    /// <summary>Name, shape and values of each tensor.</summary>
    public required IReadOnlyList<NamedTensor> Tensors { get; init; }

    /// <summary>One entry per epoch; the last may be of a part of one.</summary>
    public required IReadOnlyList<TrainingEpoch> Epochs { get; init; }

    /// <summary>The epoch of the numbers; 0 if there is none.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Why the training ended; null if an error ended it.</summary>
    public required StopReason? StoppedBy { get; init; }

    /// <summary>The part of the last epoch that was done, 0..1, if the time was over within it; otherwise null.</summary>
    public required double? LastEpochPart { get; init; }

    /// <summary>How sure it is, fitted on the validation part.</summary>
    public required FittedConfidence Confidence { get; init; }

    /// <summary>How many pictures the weights were trained on.</summary>
    public required int TrainingPictures { get; init; }

    /// <summary>How many pictures the best epoch was chosen on.</summary>
    public required int ValidationPictures { get; init; }
}
