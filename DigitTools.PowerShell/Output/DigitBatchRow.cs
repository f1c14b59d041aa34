namespace DigitTools;

/// <summary>What is known of one picture of a batch. All properties are scalars, so that a CSV or JSON file holds them whole.</summary>
public sealed class DigitBatchRow
{
    private readonly double[]? _probabilities;

    internal DigitBatchRow(double[]? probabilities) => _probabilities = probabilities;

    /// <summary>Full path of where the picture is now.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the picture.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Folder where the picture is now.</summary>
    public string Directory => System.IO.Path.GetDirectoryName(Path) ?? "";

    /// <summary>Of a file with pages, 1 ..; 1 for single pictures.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Recognized, Rejected, Empty or Failed.</summary>
    public required string Status { get; init; }

    /// <summary>None, LowConfidence, NotADigit, SeveralDigits, NothingKept or NoInk; null if Failed.</summary>
    public string? Reason { get; init; }

    /// <summary>The digit, 0..9; null unless Status is Recognized.</summary>
    public int? Digit { get; init; }

    /// <summary>The likeliest digit, 0..9, whatever the status; null if Empty or Failed.</summary>
    public int? BestGuess { get; init; }

    /// <summary>Calibrated probability of BestGuess, 0..1; 0 if Empty, null if Failed.</summary>
    public double? Confidence { get; init; }

    /// <summary>The second likeliest digit, 0..9; null if Empty or Failed.</summary>
    public int? Second { get; init; }

    /// <summary>Calibrated probability of the second likeliest digit, 0..1; null if Failed.</summary>
    public double? SecondConfidence { get; init; }

    /// <summary>Confidence - SecondConfidence.</summary>
    public double? Margin => Confidence - SecondConfidence;

    /// <summary>Probability of a 0, 0..1; null if Failed, as those that follow. P0 .. P9 sum to 1 at most.</summary>
    public double? P0 => _probabilities?[0];

    /// <summary>Probability of a 1, 0..1.</summary>
    public double? P1 => _probabilities?[1];

    /// <summary>Probability of a 2, 0..1.</summary>
    public double? P2 => _probabilities?[2];

    /// <summary>Probability of a 3, 0..1.</summary>
    public double? P3 => _probabilities?[3];

    /// <summary>Probability of a 4, 0..1.</summary>
    public double? P4 => _probabilities?[4];

    /// <summary>Probability of a 5, 0..1.</summary>
    public double? P5 => _probabilities?[5];

    /// <summary>Probability of a 6, 0..1.</summary>
    public double? P6 => _probabilities?[6];

    /// <summary>Probability of a 7, 0..1.</summary>
    public double? P7 => _probabilities?[7];

    /// <summary>Probability of an 8, 0..1.</summary>
    public double? P8 => _probabilities?[8];

    /// <summary>Probability of a 9, 0..1.</summary>
    public double? P9 => _probabilities?[9];

    /// <summary>First 12 hexadecimal digits of the model file's SHA-256.</summary>
    public required string ModelId { get; init; }

    /// <summary>Version of the preprocessing that the picture went through.</summary>
    public int PreprocessingVersion { get; init; }

    /// <summary>Below this confidence the picture would have been Rejected, 0..1.</summary>
    public double MinimumConfidence { get; init; }

    /// <summary>Full path of where the picture was read; the same as Path unless it was moved.</summary>
    public required string SourcePath { get; init; }

    /// <summary>Size of the file, bytes.</summary>
    public long Size { get; init; }

    /// <summary>When the file was written last.</summary>
    public DateTime Modified { get; init; }

    /// <summary>SHA-256 of the file, as Get-FileHash gives it; null if it could not be opened.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The GUID of the run that read it.</summary>
    public required string RunId { get; init; }

    /// <summary>When the row was made.</summary>
    public DateTime Recorded { get; init; }

    /// <summary>The ErrorId, as Get-DigitPrediction gives it; null unless Failed.</summary>
    public string? ErrorId { get; init; }

    /// <summary>The error in words; null unless Failed.</summary>
    public string? Error { get; init; }

    /// <summary>P0 .. P9 as an array of 10; null if Failed.</summary>
    public double[]? GetProbabilities() => _probabilities is null ? null : [.. _probabilities];
}
