using DigitTools.Core.Charts;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Recognition.Text;

/// <summary>Draws the sheet of the pictures of numbers that were misread.</summary>
internal static class TextMistakesFile
{
    /// <summary>Writes the sheet as PNG. The pictures that it shows are read once more.</summary>
    /// <param name="path">Full path of the file to write; an existing one is replaced.</param>
    /// <param name="evaluation">What was found.</param>
    /// <param name="title">Which model read which data.</param>
    /// <param name="options">How the pictures were read.</param>
    /// <param name="cancellationToken">Stops the drawing; nothing is written then.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Write(
        string path, TextEvaluation evaluation, string title, TextOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(options);
        TextMistakesChart.Write(
            path,
            [.. evaluation.Mistakes.Select(mistake => Mistake(mistake, options.MaximumPixels, cancellationToken))],
            title,
            options.ChartScale);
    }

    private static TextMistake Mistake(TextReading mistake, long maximumPixels, CancellationToken stop) => new(
        PictureNames.WithFolder(mistake.Label.Path),
        mistake.Actual,
        mistake.Predicted,
        mistake.Result.Confidence,
        TextChartFile.Boxes(mistake.Result),
        () => Open(mistake.Label.Path, maximumPixels, stop));

    private static ColorPicture? Open(string path, long maximumPixels, CancellationToken stop)
    {
        try
        {
            using OpenedPicture opened = PictureReader.Open(path, maximumPixels, stop);
            return opened.Color();
        }
        catch (DigitException)
        {
            return null;
        }
    }
}
