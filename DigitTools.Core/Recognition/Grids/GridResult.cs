using DigitTools.Core.Imaging;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>What became of one picture of a sheet.</summary>
internal sealed record GridResult : IPictureResult
{
    /// <summary>Full path.</summary>
    public required string Path { get; init; }

    /// <summary>Which page it is of, 1 ..; 1 of a single picture.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many pages the file has.</summary>
    public int PageCount { get; init; } = 1;

    /// <summary>Why it could not be read at all, or that no grid is in it; the rest is then without meaning.</summary>
    public DigitException? Error { get; init; }

    /// <summary>SHA-256 of the file, 32 bytes; null if it was not asked for, or the file could not be read.</summary>
    public byte[]? ContentHash { get; init; }

    /// <summary>
    /// The content is one that <see cref="GridRequest.IsKnown"/> knows: nothing was decoded, and the rest is without meaning.
    /// </summary>
    public bool IsKnown { get; init; }

    /// <summary>The worst of its cells: Rejected, then Recognized; Empty if all are.</summary>
    public RecognitionStatus Status { get; init; }

    /// <summary>Why the first of its rejected cells was; of an empty sheet that there is no ink.</summary>
    public RecognitionReason Reason { get; init; }

    /// <summary>The grids, the largest first; one without rules that holds the fields of a form.</summary>
    public IReadOnlyList<GridSheet> Sheets { get; init; } = [];

    /// <summary>The cells, grid by grid, row by row, column by column.</summary>
    public IReadOnlyList<GridCell> Cells { get; init; } = [];

    /// <summary>Pixels per row of the picture as the eye sees it.</summary>
    public int Width { get; init; }

    /// <summary>Rows of it.</summary>
    public int Height { get; init; }

    /// <summary>Which frame was read; null of a picture that is no animation.</summary>
    public AnimationFrame? Animation { get; init; }

    /// <summary>Why the chart that was asked for isn't there; the rest holds nevertheless.</summary>
    public DigitException? ChartError { get; internal set; }

    /// <summary>Why the first of the pictures of cells that are missing isn't there; the rest holds nevertheless.</summary>
    public DigitException? CellError { get; internal set; }
}
