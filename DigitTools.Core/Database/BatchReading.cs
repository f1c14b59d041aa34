namespace DigitTools.Core.Database;

/// <summary>What is read of each picture of a batch; a database holds one kind.</summary>
internal enum BatchReading
{
    /// <summary>One digit.</summary>
    Digit,

    /// <summary>All digits, as a text.</summary>
    Text,

    /// <summary>The cells of ruled grids, or the fields of a form.</summary>
    Grid,
}
