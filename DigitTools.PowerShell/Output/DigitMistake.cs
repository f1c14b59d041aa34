namespace DigitTools;

/// <summary>One misread picture.</summary>
public sealed class DigitMistake
{
    internal DigitMistake()
    {
    }

    /// <summary>Position in the data, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Full path if the picture is a file of its own; null for IDX data.</summary>
    public string? Path { get; init; }

    /// <summary>Name of the picture; null for IDX data.</summary>
    public string? Name => System.IO.Path.GetFileName(Path);

    /// <summary>Folder of the picture; null for IDX data.</summary>
    public string? Directory => System.IO.Path.GetDirectoryName(Path);

    /// <summary>The label, 0..9.</summary>
    public required int Actual { get; init; }

    /// <summary>What was read, 0..9.</summary>
    public required int Predicted { get; init; }

    /// <summary>Confidence in what was read, 0..1.</summary>
    public required double Confidence { get; init; }
}
