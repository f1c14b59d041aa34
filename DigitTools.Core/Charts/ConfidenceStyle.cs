using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>How charts show how sure a reading is. Colour and dashes say the same: either is enough.</summary>
internal static class ConfidenceStyle
{
    /// <summary>From this on a reading is sure, and below the other one it is a guess, 0..1.</summary>
    public const double Sure = 0.95, Guess = 0.6;

    /// <summary>Of the legend, logical pixels.</summary>
    public const float LegendWidth = 444;

    /// <summary>The colour of lines.</summary>
    /// <param name="confidence">0..1.</param>
    public static SKColor ColorOf(double confidence) =>
        confidence >= Sure ? ChartStyle.Blue : confidence >= Guess ? ChartStyle.Orange : ChartStyle.Vermilion;

    /// <summary>The same colour for small letters: at least 4.5 : 1 against white.</summary>
    /// <param name="confidence">0..1.</param>
    public static SKColor LetterColorOf(double confidence) =>
        confidence >= Sure ? ChartStyle.Blue : confidence >= Guess ? ChartStyle.DarkOrange : ChartStyle.DarkVermilion;

    /// <summary>The dashes of lines; null for none.</summary>
    /// <param name="confidence">0..1.</param>
    public static SKPathEffect? DashesOf(double confidence) =>
        confidence >= Sure ? null : SKPathEffect.CreateDash(confidence >= Guess ? [7, 3] : [2, 3], 0);

    /// <summary>Tells what colours and dashes mean.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="left">Its left edge; it is <see cref="LegendWidth"/> wide.</param>
    /// <param name="middle">Its middle, from the upper edge.</param>
    public static void DrawLegend(SKCanvas canvas, float left, float middle)
    {
        foreach ((double confidence, string words) in (ReadOnlySpan<(double, string)>)
            [(1, "95 % or surer"), (Guess, "60 to 95 %"), (0, "under 60 %")])
        {
            using SKPathEffect? dashes = DashesOf(confidence);
            using var line = new SKPaint { Color = ColorOf(confidence), IsStroke = true, StrokeWidth = 2.5f, PathEffect = dashes };
            canvas.DrawLine(left, middle, left + 28, middle, line);
            canvas.TextMiddle(words, left + 36, middle, ChartStyle.Label);
            left += 170;
        }
    }
}
