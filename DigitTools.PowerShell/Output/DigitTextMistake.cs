namespace DigitTools;

/// <summary>A picture of a number that was not read right.</summary>
public sealed class DigitTextMistake
{
    internal DigitTextMistake()
    {
    }

    /// <summary>Full path of the picture.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the picture.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Folder of the picture.</summary>
    public string Directory => System.IO.Path.GetDirectoryName(Path) ?? "";

    /// <summary>Its kind, as the labels have it; empty if they don't tell.</summary>
    public required string Kind { get; init; }

    /// <summary>What is written, as far as it is compared: digits, and <c>/</c> between lines.</summary>
    public required string Actual { get; init; }

    /// <summary>What was read, as far as it is compared; empty if there was no digit.</summary>
    public required string Predicted { get; init; }

    /// <summary>Confidence in what was read, 0..1.</summary>
    public required double Confidence { get; init; }

    /// <summary>Recognized, Rejected or Empty; Failed if the picture can't be read.</summary>
    public required string Status { get; init; }
}
