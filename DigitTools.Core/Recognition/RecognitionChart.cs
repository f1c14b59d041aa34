using System.Globalization;
using DigitTools.Core.Charts;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Recognition;

/// <summary>Draws what was read: the picture, what the network saw of it, and the confidences.</summary>
internal static class RecognitionChart
{
    /// <summary>Writes the chart of one picture.</summary>
    /// <param name="chartPath">Full path of the chart.</param>
    /// <param name="result">What was read.</param>
    /// <param name="shown">The picture.</param>
    /// <param name="input">The 784 bytes that the network saw.</param>
    /// <param name="scale">Pixels of the chart for each pixel of its layout.</param>
    /// <exception cref="DigitException">The chart can't be written.</exception>
    public static void Write(string chartPath, RecognitionResult result, ColorPicture shown, ReadOnlySpan<byte> input, int scale) =>
        PredictionChart.Write(chartPath, new PredictionPanel(
            PictureNames.WithFolder(result.Path, result.Page),
            shown,
            input.ToArray(),
            result.Probabilities,
            Headline(result),
            result.Digit)
        {
            Outline = result.Status == RecognitionStatus.Empty ? null : Outline(result),
        }, scale);

    private static PanelOutline Outline(RecognitionResult result) => new(
        result.View.Kind == ViewKind.Region ? result.View.Area : null,
        result.Ink,
        result.View.Kind switch
        {
            ViewKind.Color => "ink by its colour",
            ViewKind.Opacity => "ink by transparency",
            _ => result.View.Polarity == Polarity.LightOnDark ? "light ink" : "dark ink",
        });

    private static string Headline(RecognitionResult result) => result.Status switch
    {
        RecognitionStatus.Recognized => string.Create(CultureInfo.InvariantCulture, $"{result.Best}, {Percent(result)}"),
        RecognitionStatus.Rejected =>
            string.Create(CultureInfo.InvariantCulture, $"Rejected: {Words(result.Reason)}, best guess {result.Best}, {Percent(result)}"),
        _ => "Empty: no ink",
    };

    private static string Percent(RecognitionResult result) => ChartNumber.Percent(result.Confidence, 1);

    private static string Words(RecognitionReason reason) => reason switch
    {
        RecognitionReason.NotADigit => "not a digit",
        RecognitionReason.SeveralDigits => "several digits",
        RecognitionReason.NothingKept => "no writing",
        _ => "low confidence",
    };
}
