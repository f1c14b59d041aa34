using System.Globalization;
using DigitTools.Core.Evaluation;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>A sheet of misread pictures, each with what it is, what was read, and how surely.</summary>
internal static class MistakesChart
{
    /// <summary>The largest number of pictures on one sheet.</summary>
    public const int Limit = MistakeSheet.Limit;

    private static readonly MistakeSheet s_sheet = new(Columns: 10, TileWidth: 84, TileHeight: 84, Words: 48);
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
        int most = MistakeSheet.Usual,
        int scale = ChartScale.Default)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        ArgumentNullException.ThrowIfNull(pictureOf);
        s_sheet.Write(
            path, mistakes.Count, most, title, "actual → read as, confidence", scale,
            (canvas, i, tile) => DrawMistake(canvas, mistakes[i], pictureOf(mistakes[i].Index), tile));
    }

    private static void DrawMistake(SKCanvas canvas, Mistake mistake, byte[] picture, SKRect tile)
    {
        DigitTile.Draw(canvas, picture, tile);
        string reading = string.Create(CultureInfo.InvariantCulture, $"{mistake.Actual} → {mistake.Predicted}");
        canvas.Text(reading, tile.Left, tile.Bottom + 16, s_reading);
        canvas.Text(ChartNumber.Percent(mistake.Confidence, 1), tile.Right, tile.Bottom + 16, s_confidence, SKTextAlign.Right);
        string name = mistake.Path is null
            ? string.Create(CultureInfo.InvariantCulture, $"index {mistake.Index}")
            : Path.GetFileName(mistake.Path);
        canvas.Text(ChartText.Shorten(name, tile.Width, s_name), tile.Left, tile.Bottom + 30, s_name);
    }
}
