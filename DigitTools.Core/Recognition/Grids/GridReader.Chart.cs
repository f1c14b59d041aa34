namespace DigitTools.Core.Recognition.Grids;

/// <content>Charts and pictures of cells.</content>
internal sealed partial class GridReader
{
    partial void DrawChart(GridRequest request, GridResult result)
    {
        try
        {
            if (request.ChartPath is { } chart) GridChartFile.Write(ChartNames.OfPage(chart, result.Page), result, _options.ChartScale);
            if (request.CellPath is { } cells) CellPictures.Write(cells, result);
        }
        catch (DigitException e)
        {
            result.ChartError = e;
        }
    }
}
