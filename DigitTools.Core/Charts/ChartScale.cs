namespace DigitTools.Core.Charts;

/// <summary>How many pixels of a chart's file stand for one pixel of its layout, sideways and down.</summary>
internal static class ChartScale
{
    /// <summary>The smallest: as large on a plain screen as it was laid out.</summary>
    public const int Least = 1;

    /// <summary>Sharp on dense screens.</summary>
    public const int Default = 2;

    /// <summary>The largest: for print; a sheet of sixty mistakes then has 11 million pixels.</summary>
    public const int Most = 4;
}
