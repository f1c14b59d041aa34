using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Reports;

/// <summary>What goes into a report.</summary>
internal sealed record ReportOptions
{
    /// <summary>Default of <see cref="PictureLimit"/>.</summary>
    public const int DefaultPictureLimit = 10_000;

    /// <summary>Default of <see cref="ThumbnailSide"/>.</summary>
    public const int DefaultThumbnailSide = 128;

    /// <summary>The heading of the page.</summary>
    public required string Title { get; init; }

    /// <summary>Evaluations to show below the pictures.</summary>
    public IReadOnlyList<ReportEvaluation> Evaluations { get; init; } = [];

    /// <summary>This many pictures are put into the file, the least sure ones; the others are listed without. At least 0.</summary>
    public int PictureLimit { get; init; } = DefaultPictureLimit;

    /// <summary>Pixels of the longer side that larger pictures are reduced to, 16 .. 512.</summary>
    public int ThumbnailSide { get; init; } = DefaultThumbnailSide;

    /// <summary>Whether ink is darker or lighter than paper: as it was when the pictures were read.</summary>
    public Polarity Polarity { get; init; } = Polarity.Auto;

    /// <summary>Pictures with more pixels get a placeholder.</summary>
    public long MaximumPixels { get; init; } = PictureReader.DefaultMaximumPixels;

    /// <summary>Pictures worked on at the same time, at least 1.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>When the report is made.</summary>
    public DateTimeOffset Created { get; init; } = DateTimeOffset.Now;
}
