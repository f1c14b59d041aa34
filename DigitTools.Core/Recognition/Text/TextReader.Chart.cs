using DigitTools.Core.Imaging;

namespace DigitTools.Core.Recognition.Text;

/// <content>Charts, which the package for C# programs is built without.</content>
internal sealed partial class TextReader
{
    partial void DrawChart(string path, TextResult result, ColorPicture shown)
    {
        try
        {
            TextChartFile.Write(ChartNames.OfPage(path, result.Page), result, shown, options.ChartScale);
        }
        catch (DigitException e)
        {
            result.ChartError = e;
        }
    }
}
