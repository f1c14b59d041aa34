namespace DigitTools;

/// <summary>How well the pictures of one kind were read.</summary>
public sealed class DigitTextKind : DigitTextFigures
{
    internal DigitTextKind()
    {
    }

    /// <summary>The kind, as the labels have it; empty for pictures without one.</summary>
    public required string Kind { get; init; }
}
