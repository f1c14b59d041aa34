using DigitTools.Core.Training;

namespace DigitTools.Core.Onnx;

/// <summary>What a model file of ours says about itself. A file without it gets these defaults.</summary>
public sealed record ModelMetadata
{
    /// <summary>Name of the architecture; empty where unknown.</summary>
    public string Architecture { get; init; } = "";

    /// <summary>Trained numbers; 0 where unknown.</summary>
    public long Parameters { get; init; }

    /// <summary>Multiply-adds for one picture; 0 where unknown.</summary>
    public long MultiplyAdds { get; init; }

    /// <summary>What each output stands for, in order.</summary>
    public IReadOnlyList<string> Classes { get; init; } = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>Subtracted from each pixel (0..1, ink 1) before the network.</summary>
    public double InputMean { get; init; }

    /// <summary>What each pixel is divided by after that, over 0.</summary>
    public double InputStandardDeviation { get; init; } = 1;

    /// <summary>Version of the preprocessing that the model was trained for; 0 where unknown.</summary>
    public int PreprocessingVersion { get; init; }

    /// <summary>What logits are divided by before the softmax, over 0.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Below this confidence a digit is given back unread, 0..1.</summary>
    public double MinimumConfidence { get; init; }

    /// <summary>The data, in words.</summary>
    public string TrainedOn { get; init; } = "";

    /// <summary>How the training was asked for; empty where unknown.</summary>
    public IReadOnlyDictionary<string, string> TrainingOptions { get; init; } = new Dictionary<string, string>();

    /// <summary>The history; times are left out, so that the same training gives the same file.</summary>
    public IReadOnlyList<TrainingEpoch> Epochs { get; init; } = [];

    /// <summary>The epoch of the weights; 0 where unknown.</summary>
    public int BestEpoch { get; init; }

    /// <summary>Why the training ended; null where unknown.</summary>
    public StopReason? StoppedBy { get; init; }

    /// <summary>Accuracy on the validation part, 0..1; null where there was none.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>Cross-entropy on the validation part, nats; null where there was none.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>Accuracy on the test half, 0..1, measured on the written file; null where there was none.</summary>
    public double? TestAccuracy { get; init; }

    /// <summary>Cross-entropy on the test half, nats; null where there was none.</summary>
    public double? TestLoss { get; init; }

    /// <summary>When the file was made; null where unknown.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Version of DigitTools that made the file; empty where unknown.</summary>
    public string ToolVersion { get; init; } = "";
}
