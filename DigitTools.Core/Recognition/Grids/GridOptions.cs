using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>How sheets are read.</summary>
internal sealed record GridOptions
{
    /// <summary>Rows of the grid, at least 1; null finds out.</summary>
    public int? Rows { get; init; }

    /// <summary>Columns of the grid, at least 1; null finds out.</summary>
    public int? Columns { get; init; }

    /// <summary>Every grid of a page; otherwise the largest.</summary>
    public bool All { get; init; }

    /// <summary>Where to read instead of looking for a grid; empty looks for one.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    /// <summary>The digits that can occur, 0 .. 9; empty for all.</summary>
    public IReadOnlyList<int> Digits { get; init; } = [];

    /// <summary>Below this confidence a cell is rejected, 0..1; null takes the models' own thresholds.</summary>
    public double? MinimumConfidence { get; init; }

    /// <summary>Whether ink is darker or lighter than paper.</summary>
    public Polarity Polarity { get; init; } = Polarity.Auto;

    /// <summary>Pictures worked on at the same time, at least 1.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Pixels of a chart for each pixel of its layout, <see cref="Charts.ChartScale.Least"/> .. <see cref="Charts.ChartScale.Most"/>.
    /// </summary>
    public int ChartScale { get; init; } = Charts.ChartScale.Default;

    /// <summary>Pictures with more pixels are refused.</summary>
    public long MaximumPixels { get; init; } = PictureReader.DefaultMaximumPixels;

    /// <summary>Takes the SHA-256 of every file, and refuses one that another program keeps to itself.</summary>
    public bool HashContent { get; init; }
}
