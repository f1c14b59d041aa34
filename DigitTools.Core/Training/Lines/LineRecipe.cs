namespace DigitTools.Core.Training.Lines;

/// <summary>The numbers of a training of lines that no option changes, beside those of <see cref="TrainingRecipe"/>.</summary>
internal static class LineRecipe
{
    /// <summary>Raised when the steps of a training change, though no number here does.</summary>
    public const int Version = 1;

    /// <summary>Lines in a part of a batch: enough for the statistics of the batch normalisation, few enough for four threads.</summary>
    public const int LinesOfPart = 16;

    /// <summary>The part of the lines that comes from the user's pictures, where there are any; the rest is drawn.</summary>
    public const double OwnPart = 0.5;

    /// <summary>What the order of the digits counts in the loss, beside 1 for their places, in drawn lines.</summary>
    public const float OrderWeight = 0.1f;

    /// <summary>What it counts in lines of the user's pictures, of which no places are known.</summary>
    public const float OwnOrderWeight = 0.3f;

    /// <summary>What the sides of the boxes count.</summary>
    public const float BoxWeight = 1;

    /// <summary>Drawn lines that are held back where there are no pictures of the user's.</summary>
    public const int DrawnValidation = 512;

    /// <summary>With fewer pictures held back, nothing is fitted to how sure the network is.</summary>
    public const int FewestToFit = 50;

    /// <summary>How many of the recognized texts are to be right, 0..1.</summary>
    public const double WantedRight = 0.98;

    /// <summary>Columns of a batch, by chance.</summary>
    public static IReadOnlyList<int> Widths { get; } = [96, 128, 128, 160, 224];
}
