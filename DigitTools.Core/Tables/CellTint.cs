namespace DigitTools.Core.Tables;

/// <summary>How a cell of a workbook is coloured.</summary>
internal enum CellTint
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The names above the columns.</summary>
    Header,

    /// <summary>Somebody has to look.</summary>
    Doubtful,

    /// <summary>The file could not be read.</summary>
    Failed,

    /// <summary>There was nothing to read.</summary>
    Blank,
}
