namespace DigitTools.Core.Batch;

/// <summary>A picture to read.</summary>
/// <param name="Picture">The file.</param>
/// <param name="Known">Its row, where it has one.</param>
/// <param name="Force">Reads it even if its content is that of the row.</param>
internal readonly record struct BatchWork(FoundPicture Picture, DatabaseRow? Known, bool Force)
{
    /// <summary>A content that needs no reading; null where there is none.</summary>
    public byte[]? KnownHash => Force ? null : Known?.ContentHash;
}
