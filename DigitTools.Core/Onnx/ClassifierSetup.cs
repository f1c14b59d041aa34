namespace DigitTools.Core.Onnx;

/// <summary>How a classifier is used, beyond what its file says.</summary>
/// <param name="Convention">How pictures are given to it.</param>
/// <param name="Source">How that is known.</param>
internal sealed record ClassifierSetup(InputConvention Convention, ConventionSource Source)
{
    /// <summary>What its numbers are; null leaves what was seen when it was loaded.</summary>
    public ScoreKind? Kind { get; init; }

    /// <summary>Which of its numbers stands for 0, for 1, and so on.</summary>
    public IReadOnlyList<int> Digits { get; init; } = Logits.InOrder;

    /// <summary>What logits are divided by; null leaves what the file says.</summary>
    public double? Temperature { get; init; }

    /// <summary>Below it a picture is rejected, 0..1; null leaves what the file says.</summary>
    public double? MinimumConfidence { get; init; }

    /// <summary>What trying it out has shown.</summary>
    public ModelFinding? Finding { get; init; }
}
