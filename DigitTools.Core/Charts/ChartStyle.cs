using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>
/// Sizes and colours that all charts share. Lengths are logical pixels; a file has <see cref="ChartScale"/> times as many.
/// </summary>
internal static class ChartStyle
{
    /// <summary>White space around a chart.</summary>
    public const float Margin = 24;

    /// <summary>The part that did well: Okabe and Ito's blue. This and the two below stay apart for colour-blind readers.</summary>
    public static readonly SKColor Blue = new(0x00, 0x72, 0xB2);

    /// <summary>The other series beside <see cref="Blue"/>.</summary>
    public static readonly SKColor Orange = new(0xE6, 0x9F, 0x00);

    /// <summary>Errors and rejections.</summary>
    public static readonly SKColor Vermilion = new(0xD5, 0x5E, 0x00);

    /// <summary><see cref="Orange"/> and <see cref="Vermilion"/> for small letters: at least 4.5 : 1 against white.</summary>
    public static readonly SKColor DarkOrange = new(0x95, 0x5F, 0x00), DarkVermilion = new(0xB0, 0x42, 0x00);

    /// <summary>Text and numbers.</summary>
    public static readonly SKColor Ink = new(0x1B, 0x24, 0x2D);

    /// <summary>Captions and axis labels: at least 4.5 : 1 against white.</summary>
    public static readonly SKColor Quiet = new(0x5C, 0x69, 0x75);

    /// <summary>What is there and does not matter: bars beside the one that counts.</summary>
    public static readonly SKColor Pale = new(0xB9, 0xC3, 0xCC);

    /// <summary>Frames and grid lines.</summary>
    public static readonly SKColor Line = new(0xDD, 0xE2, 0xE7);

    /// <summary>Empty fields.</summary>
    public static readonly SKColor Field = new(0xF5, 0xF7, 0xF8);

    /// <summary>The headline of a chart: what it found.</summary>
    public static readonly TextStyle Headline = new(20, Ink, Bold: true);

    /// <summary>The line below the headline: what was looked at.</summary>
    public static readonly TextStyle Caption = new(13, Quiet);

    /// <summary>The name of a panel.</summary>
    public static readonly TextStyle PanelTitle = new(14, Ink, Bold: true);

    /// <summary>Axis names, tick labels and other small text.</summary>
    public static readonly TextStyle Label = new(12, Quiet);

    /// <summary>Draws the two lines at the top of a chart, shortened in the middle if they are wider than it.</summary>
    public static void DrawHeading(SKCanvas canvas, float width, string headline, string caption)
    {
        float room = width - 2 * Margin;
        canvas.Text(ChartText.Shorten(headline, room, Headline), Margin, 40, Headline);
        canvas.Text(ChartText.Shorten(caption, room, Caption), Margin, 61, Caption);
    }

    /// <summary>Draws a quiet field that says why it is empty.</summary>
    public static void DrawNothing(SKCanvas canvas, SKRect area, string reason)
    {
        using var fill = new SKPaint { Color = Field };
        canvas.DrawRect(area, fill);
        canvas.TextMiddle(reason, area.MidX, area.MidY, new TextStyle(15, Quiet), SKTextAlign.Center);
    }
}
