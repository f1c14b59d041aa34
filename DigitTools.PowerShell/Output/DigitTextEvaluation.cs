namespace DigitTools;

/// <summary>How well a model reads labelled pictures of numbers.</summary>
public sealed class DigitTextEvaluation : DigitTextFigures
{
    internal DigitTextEvaluation()
    {
    }

    /// <summary>Full path of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Full path of the data.</summary>
    public required string DataPath { get; init; }

    /// <summary>The same figures for each kind of picture, in the order of the names; empty if no label tells a kind.</summary>
    public required DigitTextKind[] Kinds { get; init; }

    /// <summary>All pictures that were not read right, the surest first.</summary>
    public required DigitTextMistake[] Mistakes { get; init; }

    /// <summary>The error left when the least sure 0, 5, 10, 25, 50 and 75 % are rejected.</summary>
    public required DigitCoverage[] Coverage { get; init; }

    /// <summary>Time for all pictures.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Pictures per second.</summary>
    public required double PicturesPerSecond { get; init; }
}
