using DigitTools.Core.Imaging;
using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Core.Tests.Recognition.Grids;

public sealed class GridOptionsTests
{
    [Fact]
    public void GridOptions_Defaults_AreThese() => Defaults.Are(new GridOptions(), new()
    {
        [nameof(GridOptions.Rows)] = null,
        [nameof(GridOptions.Columns)] = null,
        [nameof(GridOptions.All)] = false,
        [nameof(GridOptions.Fields)] = Array.Empty<FormField>(),
        [nameof(GridOptions.Digits)] = Array.Empty<int>(),
        [nameof(GridOptions.MinimumConfidence)] = null,
        [nameof(GridOptions.Polarity)] = Polarity.Auto,
        [nameof(GridOptions.Workers)] = Environment.ProcessorCount,
        [nameof(GridOptions.ChartScale)] = 2,
        [nameof(GridOptions.MaximumPixels)] = 100_000_000L,
        [nameof(GridOptions.HashContent)] = false,
    });
}
