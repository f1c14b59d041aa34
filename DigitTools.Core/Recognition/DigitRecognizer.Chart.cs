using DigitTools.Core.Imaging;

namespace DigitTools.Core.Recognition;

/// <content>Charts, which the package for C# programs is built without.</content>
internal sealed partial class DigitRecognizer
{
    partial void DrawChart(string path, RecognitionResult result, ColorPicture shown, ReadOnlySpan<byte> input)
    {
        try
        {
            RecognitionChart.Write(ChartNames.OfPage(path, result.Page), result, shown, input, options.ChartScale);
        }
        catch (DigitException e)
        {
            result.ChartError = e;
        }
    }
}
