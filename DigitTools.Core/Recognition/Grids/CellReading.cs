namespace DigitTools.Core.Recognition.Grids;

/// <summary>What was read in a cell.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why nothing is given.</param>
/// <param name="Text">The digit or digits, or of a rejected cell the likeliest.</param>
/// <param name="Confidence">How likely that is right, 0..1.</param>
/// <param name="Second">The second likeliest digit, 0..9; null where not one digit was read.</param>
/// <param name="SecondConfidence">How likely that is, 0..1.</param>
internal readonly record struct CellReading(
    RecognitionStatus Status,
    RecognitionReason Reason,
    string Text,
    double Confidence,
    int? Second = null,
    double SecondConfidence = 0)
{
    /// <summary>There is nothing.</summary>
    public static CellReading Empty { get; } = new(RecognitionStatus.Empty, RecognitionReason.NoInk, "", 0);

    /// <summary>A cell of which this was read.</summary>
    /// <param name="cell">The cell, of which the rest is known.</param>
    public GridCell Of(GridCell cell) => cell with
    {
        Status = Status,
        Reason = Reason,
        Text = Text,
        Confidence = Confidence,
        Second = Second,
        SecondConfidence = SecondConfidence,
    };
}
