using DigitTools.Core.Imaging;

namespace DigitTools.Core.Tests.Imaging;

public sealed class BoxReducerTests
{
    [Fact]
    public void BoxReducer_Add_TakesTheMeanOfEachBox()
    {
        var reducer = new BoxReducer(5, 3, channels: 1, factor: 2, new PictureBuffers());
        reducer.Add([10, 20, 0, 0, 7]);
        reducer.Add([30, 40, 0, 4, 9]);
        reducer.Add([1, 3, 100, 200, 50]);
        Assert.Equal((3, 2), (reducer.Width, reducer.Height));
        Assert.Equal([25, 1, 8, 2, 150, 50], reducer.Pixels);
    }
}
