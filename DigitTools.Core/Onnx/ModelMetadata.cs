using DigitTools.Core.Model;

namespace DigitTools.Core.Onnx;

/// <summary>What a model file of ours says about itself. A file without it, or without a part of it, gets these defaults.</summary>
/// <remarks>
/// Set, not init: the generated reader sets every init property, so that one which a file leaves out would lose its default.
/// </remarks>
internal sealed record ModelMetadata
{
    /// <summary>Name of the architecture; empty if unknown.</summary>
    public string Architecture { get; set; } = "";

    /// <summary>Number of trained parameters; 0 if unknown.</summary>
    public long Parameters { get; set; }

    /// <summary>Multiply-adds for one picture; 0 if unknown.</summary>
    public long MultiplyAdds { get; set; }

    /// <summary>What each output stands for, in order.</summary>
    public IReadOnlyList<string> Classes { get; set; } = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>Subtracted from each pixel (0..1, ink 1) before the network.</summary>
    public double InputMean { get; set; }

    /// <summary>What each pixel is divided by after that, over 0.</summary>
    public double InputStandardDeviation { get; set; } = 1;

    /// <summary>Version of the preprocessing that the model was trained for; 0 if unknown.</summary>
    public int PreprocessingVersion { get; set; }

    /// <summary>What logits are divided by before the softmax, over 0.</summary>
    public double Temperature { get; set; } = 1;

    /// <summary>Below this confidence a picture is rejected, 0..1.</summary>
    public double MinimumConfidence { get; set; }

    /// <summary>Of a model for lines: what the log-odds of a text are multiplied by, over 0, to tell how often it is right;
    /// null leaves them as they are.</summary>
    public double? TextSlope { get; set; }

    /// <summary>Of a model for lines: what is added to them then.</summary>
    public double? TextOffset { get; set; }

    /// <summary>Of a model for lines: what is added as well where one digit is all; null for nothing.</summary>
    public double? TextLone { get; set; }

    /// <summary>The data, in words.</summary>
    public string TrainedOn { get; set; } = "";

    /// <summary>The options of the training; empty if unknown.</summary>
    public IReadOnlyDictionary<string, string> TrainingOptions { get; set; } = new Dictionary<string, string>();

    /// <summary>Names the training, 12 hex digits: another run with the same data and options has the same; empty if unknown.</summary>
    public string TrainingId { get; set; } = "";

    /// <summary>The history; times are left out, so that the same training gives the same file.</summary>
    public IReadOnlyList<TrainingEpoch> Epochs { get; set; } = [];

    /// <summary>The epoch of the weights; 0 if unknown, or if none was chosen: then they are of the last.</summary>
    public int BestEpoch { get; set; }

    /// <summary>Why the training ended; null if unknown.</summary>
    public StopReason? StoppedBy { get; set; }

    /// <summary>Accuracy on the validation part, 0..1; null if there was none.</summary>
    public double? ValidationAccuracy { get; set; }

    /// <summary>Cross-entropy on the validation part, nats; null if there was none.</summary>
    public double? ValidationLoss { get; set; }

    /// <summary>Accuracy on the test half, 0..1, measured on the written file; null if there was none.</summary>
    public double? TestAccuracy { get; set; }

    /// <summary>Cross-entropy on the test half, nats; null if there was none.</summary>
    public double? TestLoss { get; set; }

    /// <summary>When the file was made; null if unknown.</summary>
    public DateTimeOffset? Created { get; set; }

    /// <summary>Version of DigitTools that made the file; empty if unknown.</summary>
    public string ToolVersion { get; set; } = "";
}
