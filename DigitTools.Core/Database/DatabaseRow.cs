using DigitTools.Core.Evaluation;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Recognition.Text;

namespace DigitTools.Core.Database;

/// <summary>One picture, as the database keeps it.</summary>
internal sealed record DatabaseRow
{
    /// <summary>Its key in this database; 0 before it is in one.</summary>
    public long Id { get; init; }

    /// <summary>Full path of where the picture is now; no two rows of a database have the same path and page.</summary>
    public required string Path { get; init; }

    /// <summary>Of a file with pages, 1 ..; 1 for single pictures.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Full path of where it was read; null if that is the same.</summary>
    public string? SourcePath { get; init; }

    /// <summary>Full path of where it is about to be moved; null if no move is under way.</summary>
    public string? MoveTo { get; init; }

    /// <summary>Size and time of the file when it was read.</summary>
    public required FileStamp Stamp { get; init; }

    /// <summary>SHA-256 of the file, 32 bytes; null if it could not be opened.</summary>
    public byte[]? ContentHash { get; init; }

    /// <summary>What became of it.</summary>
    public required BatchStatus Status { get; init; }

    /// <summary>Why no digit or text was given; null if Failed.</summary>
    public RecognitionReason? Reason { get; init; }

    /// <summary>The digit, 0..9; null unless Recognized, and unless one digit was read.</summary>
    public int? Digit { get; init; }

    /// <summary>The text, or of a rejected picture the likeliest; null if Failed, and unless a text was read.</summary>
    public string? Text { get; init; }

    /// <summary>The digits of the text, line after line, from left to right; empty unless a text was read.</summary>
    public IReadOnlyList<TextDigit> Digits { get; init; } = [];

    /// <summary>The cells, grid by grid, row by row, or the fields of a form; empty unless they were read.</summary>
    public IReadOnlyList<GridCell> Cells { get; init; } = [];

    /// <summary>The likeliest digit, 0..9, whatever the status; null if Empty or Failed, and unless one digit was read.</summary>
    public int? BestGuess => Probabilities is { } probabilities && Confidence > 0 ? Ranking.Best(probabilities) : null;

    /// <summary>
    /// Calibrated probability of the likeliest digit, that all of the text is right, or that the least sure cell is, 0..1; null if Failed.
    /// </summary>
    public double? Confidence { get; init; }

    /// <summary>The second likeliest digit, 0..9; null if Empty or Failed, and unless one digit was read.</summary>
    public int? Second { get; init; }

    /// <summary>Calibrated probability of the second likeliest digit, 0..1; null if Failed, and unless one digit was read.</summary>
    public double? SecondConfidence { get; init; }

    /// <summary>Calibrated probability of each digit, 10 values in 0..1; null if Failed, and unless one digit was read.</summary>
    public double[]? Probabilities { get; init; }

    /// <summary>The run that read it, and with it the model and the threshold.</summary>
    public required DatabaseRun Run { get; init; }

    /// <summary>When the row was made, UTC, to the microsecond.</summary>
    public required DateTime Recorded { get; init; }

    /// <summary>The kind of error; null unless Failed.</summary>
    public string? ErrorId { get; init; }

    /// <summary>The error in words; null unless Failed.</summary>
    public string? Error { get; init; }
}
