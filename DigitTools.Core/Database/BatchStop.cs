namespace DigitTools.Core.Database;

/// <summary>Why a run ended; the names are those in the database.</summary>
internal enum BatchStop
{
    /// <summary>Everything was looked at.</summary>
    Completed,

    /// <summary>The time was over.</summary>
    TimeLimit,

    /// <summary>Ctrl+C, or the pipeline wanted no more.</summary>
    Cancelled,

    /// <summary>An error that ends a run: the folder went away, say.</summary>
    Error,
}
