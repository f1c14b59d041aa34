namespace DigitTools.Core.Charts;

/// <summary>What became of a cell.</summary>
internal enum GridPanelState
{
    /// <summary>It was read.</summary>
    Read,

    /// <summary>There is something that was not read.</summary>
    Rejected,

    /// <summary>There is nothing in it.</summary>
    Empty,
}
