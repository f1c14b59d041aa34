namespace DigitTools.Core.Recognition.Grids;

/// <content>Charts and pictures of cells.</content>
internal sealed partial class GridReader
{
    partial void DrawChart(PictureRequest request, GridResult result)
    {
        if (request.ChartPath is { } chart)
        {
            string path = ChartNames.OfPage(chart, result.Page);
            result.ChartError = Failure(() => GridChartFile.Write(path, result, _options.ChartScale));
        }

        // Where the chart can't be written, the cells may nevertheless be: they have a folder of their own.
        if (request.CellPath is { } cells) result.CellError = Failure(() => CellPictures.Write(cells, result));
    }

    private static DigitException? Failure(Action write)
    {
        try
        {
            write();
            return null;
        }
        catch (DigitException e)
        {
            return e;
        }
    }
}
