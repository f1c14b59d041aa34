using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>A sheet of misread pictures in rows of tiles, under a heading that counts them.</summary>
/// <param name="Columns">Tiles in a row.</param>
/// <param name="TileWidth">Logical pixels.</param>
/// <param name="TileHeight">Logical pixels.</param>
/// <param name="Words">Room for words below a tile, logical pixels.</param>
internal sealed record MistakeSheet(int Columns, float TileWidth, float TileHeight, float Words)
{
    /// <summary>The largest number of pictures on one sheet.</summary>
    public const int Limit = 1000;

    /// <summary>So many are shown if nobody says otherwise.</summary>
    public const int Usual = 60;

    private const float Top = 88;
    private const float Gap = 16;
    private const float Below = 12;
    private const float HeadlineMiddle = 33;

    /// <summary>Draws what the colours mean, beside the headline: up to a right edge, around a middle. Null if they mean nothing.</summary>
    public Action<SKCanvas, float, float>? DrawLegend { get; init; }

    private int Width => (int)(2 * ChartStyle.Margin + Columns * (TileWidth + Gap) - Gap);

    private float RowHeight => TileHeight + Words;

    /// <summary>Writes the sheet as PNG; its height follows from the number of mistakes.</summary>
    /// <param name="path">Full path of the file to write; an existing one is replaced.</param>
    /// <param name="count">All mistakes; none is a good result, not an error.</param>
    /// <param name="most">How many to show, 1 .. <see cref="Limit"/>.</param>
    /// <param name="title">Which model read which data.</param>
    /// <param name="legend">What the words below a picture are.</param>
    /// <param name="scale">Pixels of the file for each logical pixel.</param>
    /// <param name="draw">Draws a mistake by its number, from 0: the picture into the tile, the words below it.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public void Write(
        string path, int count, int most, string title, string legend, int scale, Action<SKCanvas, int, SKRect> draw)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, Limit);

        int shown = Math.Min(most, count);
        int rows = Math.Max(1, (shown + Columns - 1) / Columns);
        ChartFile.Write(path, Width, (int)(Top + rows * RowHeight + Below), scale, canvas =>
        {
            ChartStyle.DrawHeading(canvas, Width, Finding(count, shown), shown == 0 ? title : $"{title}  ·  {legend}");
            if (shown > 0) DrawLegend?.Invoke(canvas, Width - ChartStyle.Margin, HeadlineMiddle);
            else DrawNone(canvas);

            for (int i = 0; i < shown; i++)
            {
                float x = ChartStyle.Margin + i % Columns * (TileWidth + Gap);
                float y = Top + i / Columns * RowHeight;
                draw(canvas, i, SKRect.Create(x, y, TileWidth, TileHeight));
            }
        });
    }

    private void DrawNone(SKCanvas canvas)
    {
        var row = SKRect.Create(ChartStyle.Margin, Top, Width - 2 * ChartStyle.Margin, RowHeight - Below);
        ChartStyle.DrawNothing(canvas, row, "Every picture was read right.");
    }

    private static string Finding(int count, int shown) => count switch
    {
        0 => "No mistakes",
        _ when shown < count => $"The {ChartNumber.Count(shown)} surest of {ChartNumber.Count(count)} mistakes",
        1 => "1 mistake",
        _ => $"{ChartNumber.Count(count)} mistakes, the surest first",
    };
}
