namespace DigitTools.Core.Batch;

/// <summary>As much of a row as tells whether its picture is done.</summary>
/// <param name="Stamp">Size and time of the file when it was read.</param>
/// <param name="HasContent">Whether the file could be opened.</param>
/// <param name="Status">What became of it.</param>
/// <param name="IsMoving">Whether a move was begun and not yet done.</param>
internal readonly record struct DatabaseMark(FileStamp Stamp, bool HasContent, BatchStatus Status, bool IsMoving);
