namespace DigitTools.Core.Recognition.Grids;

/// <summary>What became of one picture of a sheet.</summary>
internal sealed record GridResult : PictureResult
{
    /// <inheritdoc/>
    public GridResult(PicturePage page)
        : base(page)
    {
    }

    /// <summary>The grids, the largest first; one without rules that holds the fields of a form.</summary>
    public IReadOnlyList<GridSheet> Sheets { get; init; } = [];

    /// <summary>The cells, grid by grid, row by row, column by column.</summary>
    public IReadOnlyList<GridCell> Cells { get; init; } = [];

    /// <summary>Pixels per row of the picture as the eye sees it.</summary>
    public int Width { get; init; }

    /// <summary>Rows of it.</summary>
    public int Height { get; init; }

    /// <summary>Why the first of the pictures of cells that are missing isn't there; the rest holds nevertheless.</summary>
    public DigitException? CellError { get; internal set; }
}
