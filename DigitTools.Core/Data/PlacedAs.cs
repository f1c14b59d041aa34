namespace DigitTools.Core.Data;

/// <summary>What became of a picture that was to be put into a folder.</summary>
internal enum PlacedAs
{
    /// <summary>A copy is there.</summary>
    Copied,

    /// <summary>The picture itself is there.</summary>
    Moved,

    /// <summary>A file with the same content was there already; nothing was done.</summary>
    Unchanged,
}
