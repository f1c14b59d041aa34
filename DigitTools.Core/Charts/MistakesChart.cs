using System.Globalization;
using DigitTools.Core.Evaluation;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>A sheet of misread pictures, each with what it is, what was read, and how surely.</summary>
public static class MistakesChart
{
    /// <summary>The largest number of pictures on one sheet.</summary>
    public const int Limit = 1000;

    private const int Columns = 10;
    private const float Tile = 84;
    private const float Step = Tile + 16;
    private const float RowHeight = Tile + 48;
    private const float Top = 88;
    private const int Width = (int)(2 * ChartStyle.Margin + Columns * Step - 16);

    private static readonly TextStyle s_reading = new(13.5f, ChartStyle.Ink, Bold: true);
    private static readonly TextStyle s_confidence = new(11, ChartStyle.Quiet);
    private static readonly TextStyle s_name = new(10, ChartStyle.Quiet);

    /// <summary>Writes the sheet as PNG; its height follows from the number of mistakes.</summary>
    /// <param name="path">Full path of the file to write; an existing one is replaced.</param>
    /// <param name="mistakes">All mistakes, the surest first; none is a good result, not an error.</param>
    /// <param name="pictureOf">The 784 bytes of a picture, ink 255 on paper 0, by <see cref="Mistake.Index"/>.</param>
    /// <param name="title">Which model read which data; the chart adds the finding.</param>
    /// <param name="most">How many to show, 1 .. <see cref="Limit"/>.</param>
    /// <param name="scale">Pixels of the file for each pixel of the layout, <see cref="ChartScale.Least"/> ..
    /// <see cref="ChartScale.Most"/>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public static void Write(
        string path,
        IReadOnlyList<Mistake> mistakes,
        Func<int, byte[]> pictureOf,
        string title,
        int most = 60,
        int scale = ChartScale.Default)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        ArgumentNullException.ThrowIfNull(pictureOf);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, Limit);

        int shown = Math.Min(most, mistakes.Count);
        int rows = Math.Max(1, (shown + Columns - 1) / Columns);
        ChartFile.Write(path, Width, (int)(Top + rows * RowHeight + 12), scale, canvas =>
        {
            ChartStyle.DrawHeading(canvas, Width, Finding(mistakes.Count, shown),
                shown == 0 ? title : title + "  ·  actual → read as, confidence");
            if (shown == 0)
            {
                var row = SKRect.Create(ChartStyle.Margin, Top, Width - 2 * ChartStyle.Margin, RowHeight - 12);
                ChartStyle.DrawNothing(canvas, row, "Every picture was read right.");
            }

            for (int i = 0; i < shown; i++)
            {
                float x = ChartStyle.Margin + i % Columns * Step;
                float y = Top + i / Columns * RowHeight;
                DrawMistake(canvas, mistakes[i], pictureOf(mistakes[i].Index), x, y);
            }
        });
    }

    private static string Finding(int count, int shown) => count switch
    {
        0 => "No mistakes",
        _ when shown < count => $"The {ChartNumber.Count(shown)} surest of {ChartNumber.Count(count)} mistakes",
        1 => "1 mistake",
        _ => $"{ChartNumber.Count(count)} mistakes, the surest first",
    };

    private static void DrawMistake(SKCanvas canvas, Mistake mistake, byte[] picture, float x, float y)
    {
        DigitTile.Draw(canvas, picture, SKRect.Create(x, y, Tile, Tile));
        string reading = string.Create(CultureInfo.InvariantCulture, $"{mistake.Actual} → {mistake.Predicted}");
        canvas.Text(reading, x, y + Tile + 16, s_reading);
        canvas.Text(ChartNumber.Percent(mistake.Confidence, 1), x + Tile, y + Tile + 16, s_confidence, SKTextAlign.Right);
        string name = mistake.Path is null
            ? string.Create(CultureInfo.InvariantCulture, $"index {mistake.Index}")
            : Path.GetFileName(mistake.Path);
        canvas.Text(ChartText.Shorten(name, Tile, s_name), x, y + Tile + 30, s_name);
    }
}
