namespace DigitTools.Core.Database;

/// <summary>What a removal of rows did.</summary>
/// <param name="Removed">Rows that were removed.</param>
/// <param name="Left">Rows that are left.</param>
/// <param name="SizeBefore">Bytes of the file before.</param>
/// <param name="SizeAfter">Bytes of the file now.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record RemovalResult(long Removed, long Left, long SizeBefore, long SizeAfter, TimeSpan Elapsed);
