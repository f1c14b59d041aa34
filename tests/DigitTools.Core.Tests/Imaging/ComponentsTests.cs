using DigitTools.Core.Imaging;

namespace DigitTools.Core.Tests.Imaging;

public sealed class ComponentsTests
{
    [Fact]
    public void Components_Find_JoinsDiagonalNeighbours()
    {
        byte[] ink =
        [
            9, 0, 0, 0, 8,
            0, 9, 0, 0, 8,
            0, 0, 0, 0, 3,
        ];
        int[] labels = new int[15];
        var found = new List<Component>();
        Components.Find(new Raster(5, 3, ink), 3, labels, new int[15], found);
        var diagonal = new Component(new PixelBox(0, 0, 2, 2), 18, 9, 2, new Extent(0, 5));
        var upright = new Component(new PixelBox(4, 0, 5, 2), 16, 8, 2, new Extent(8, 11));
        Assert.Equal([diagonal, upright], found);
        Assert.Equal([1, 0, 0, 0, 2, 0, 1, 0, 0, 2, 0, 0, 0, 0, 0], labels);
    }
}
