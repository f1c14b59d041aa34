using System.Globalization;
using DigitTools.Core.Charts;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Recognition.Text;

/// <summary>Draws what was read of a number: the picture, with each digit where it is.</summary>
internal static class TextChartFile
{
    /// <summary>Writes the chart of one picture.</summary>
    /// <param name="chartPath">Full path of the chart.</param>
    /// <param name="result">What was read.</param>
    /// <param name="shown">The picture.</param>
    /// <param name="scale">Pixels of the chart for each pixel of its layout.</param>
    /// <exception cref="DigitException">The chart can't be written.</exception>
    public static void Write(string chartPath, TextResult result, ColorPicture shown, int scale) =>
        TextChart.Write(
            chartPath,
            new TextPanel(PictureNames.WithFolder(result.Path, result.Page), shown, Headline(result), Boxes(result)),
            scale);

    /// <summary>Each digit that was read, how sure it is, 0..1, and where it is in the picture.</summary>
    public static IReadOnlyList<(int Digit, double Confidence, Area Box)> Boxes(TextResult result) =>
        [.. result.Digits.Select(d => Box(d, result.Width, result.Height))];

    private static (int Digit, double Confidence, Area Box) Box(TextDigit digit, int width, int height) => (
        digit.Digit,
        digit.Confidence,
        new Area(
            (float)digit.Left / width,
            (float)digit.Top / height,
            (float)(digit.Left + digit.Width) / width,
            (float)(digit.Top + digit.Height) / height));

    private static string Headline(TextResult result)
    {
        string text = result.Text.Replace("\n", " / ", StringComparison.Ordinal);
        string percent = ChartNumber.Percent(result.Confidence, 1);
        return result.Status switch
        {
            RecognitionStatus.Recognized => string.Create(CultureInfo.InvariantCulture, $"{text}, {percent}"),
            RecognitionStatus.Empty => "Empty: no ink",
            _ when result.Digits.Count == 0 => "Rejected: no digits",
            _ => string.Create(CultureInfo.InvariantCulture, $"Rejected: low confidence, best guess {text}, {percent}"),
        };
    }
}
