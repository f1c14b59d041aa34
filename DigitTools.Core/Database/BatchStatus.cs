namespace DigitTools.Core.Database;

/// <summary>What became of a picture of a batch; the names are those in the database.</summary>
internal enum BatchStatus
{
    /// <summary>A digit was read.</summary>
    Recognized,

    /// <summary>There is something, but no digit that can be read with enough confidence.</summary>
    Rejected,

    /// <summary>There is no ink.</summary>
    Empty,

    /// <summary>The file could not be opened, or is no picture.</summary>
    Failed,
}
