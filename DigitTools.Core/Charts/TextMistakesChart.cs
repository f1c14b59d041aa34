using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>A sheet of misread pictures of numbers, each with what is written, the digits that were read, and how surely.</summary>
internal static class TextMistakesChart
{
    /// <summary>Where the texts begin, behind their names.</summary>
    private const float TextLeft = 52;

    private const float Room = 6;

    private static readonly MistakeSheet s_sheet = new(Columns: 4, TileWidth: 234, TileHeight: 118, Words: 70)
    {
        DrawLegend = (canvas, right, middle) => ConfidenceStyle.DrawLegend(canvas, right - ConfidenceStyle.LegendWidth, middle),
    };

    private static readonly TextStyle s_text = new(13.5f, ChartStyle.Ink, Bold: true);
    private static readonly TextStyle s_small = new(11, ChartStyle.Quiet);
    private static readonly TextStyle s_name = new(10, ChartStyle.Quiet);

    /// <summary>Writes the sheet as PNG; its height follows from the number of mistakes.</summary>
    /// <param name="path">Full path of the file to write; an existing one is replaced.</param>
    /// <param name="mistakes">All mistakes, the surest first; none is a good result, not an error.</param>
    /// <param name="title">Which model read which data; the chart adds the finding.</param>
    /// <param name="scale">Pixels of the file for each pixel of the layout, <see cref="ChartScale.Least"/> ..
    /// <see cref="ChartScale.Most"/>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public static void Write(string path, IReadOnlyList<TextMistake> mistakes, string title, int scale = ChartScale.Default)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        s_sheet.Write(
            path, mistakes.Count, MistakeSheet.Usual, title, "boxes: the digits that were read; percent: how sure all of them are", scale,
            (canvas, i, tile) => DrawMistake(canvas, mistakes[i], tile));
    }

    private static void DrawMistake(SKCanvas canvas, TextMistake mistake, SKRect tile)
    {
        DrawPicture(canvas, mistake, tile);
        DrawText(canvas, "written", mistake.Actual, tile.Right, tile.Left, tile.Bottom + 18);
        string confidence = ChartNumber.Percent(mistake.Confidence, 1);
        float right = tile.Right - ChartText.Width(confidence, s_small) - Room;
        DrawText(canvas, "read", mistake.Predicted, right, tile.Left, tile.Bottom + 35);
        canvas.Text(confidence, tile.Right, tile.Bottom + 35, s_small, SKTextAlign.Right);
        canvas.Text(ChartText.Shorten(mistake.Name, tile.Width, s_name), tile.Left, tile.Bottom + 50, s_name);
    }

    private static void DrawPicture(SKCanvas canvas, TextMistake mistake, SKRect tile)
    {
        if (mistake.Open() is not { } picture)
        {
            ChartStyle.DrawNothing(canvas, tile, "cannot be read");
            return;
        }

        float above = mistake.Digits.Count > 0 ? DigitBoxes.Above : Room;
        SKRect area = OriginalPicture.DrawOn(canvas, picture, tile, new SKRect(
            tile.Left + Room, tile.Top + above, tile.Right - Room, tile.Bottom - Room));
        DigitBoxes.Draw(canvas, area, mistake.Digits);
    }

    private static void DrawText(SKCanvas canvas, string name, string text, float right, float left, float y)
    {
        canvas.Text(name, left, y, s_small);
        if (text.Length == 0) canvas.Text("no digit", left + TextLeft, y, s_small);
        else canvas.Text(ChartText.Shorten(text, right - left - TextLeft, s_text), left + TextLeft, y, s_text);
    }
}
