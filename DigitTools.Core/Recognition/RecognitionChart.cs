using System.Globalization;
using DigitTools.Core.Charts;
using DigitTools.Core.Imaging;

namespace DigitTools.Core.Recognition;

/// <summary>Draws what was read: the picture, what the network saw of it, and the confidences.</summary>
internal static class RecognitionChart
{
    /// <summary>Writes the chart of one picture.</summary>
    /// <exception cref="DigitException">The picture can't be read again, or the chart can't be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; there is no chart.</exception>
    public static void Write(string chartPath, RecognitionResult result, ReadOnlySpan<byte> input, RecognitionOptions options, CancellationToken stop) =>
        PredictionChart.Write(chartPath, new PredictionPanel(
            Path.GetFileName(result.Path),
            PictureReader.ReadShown(result.Path, options.MaximumPixels, stop).Color,
            input.ToArray(),
            result.Probabilities,
            Headline(result),
            result.Status == RecognitionStatus.Recognized ? result.Best : null), options.ChartScale);

    private static string Headline(RecognitionResult result) => result.Status switch
    {
        RecognitionStatus.Recognized => string.Create(CultureInfo.InvariantCulture, $"{result.Best}, {Percent(result)}"),
        RecognitionStatus.Rejected =>
            string.Create(CultureInfo.InvariantCulture, $"Rejected: {Words(result.Reason)}, best guess {result.Best}, {Percent(result)}"),
        _ => "Empty: no ink",
    };

    private static string Percent(RecognitionResult result) => ChartNumber.Percent(result.Probabilities[result.Best], 1);

    private static string Words(RecognitionReason reason) => reason switch
    {
        RecognitionReason.NotADigit => "not a digit",
        RecognitionReason.SeveralDigits => "several digits",
        _ => "low confidence",
    };
}
