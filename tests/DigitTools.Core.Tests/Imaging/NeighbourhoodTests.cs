using DigitTools.Core.Data;
using DigitTools.Core.Imaging;

namespace DigitTools.Core.Tests.Imaging;

public sealed class NeighbourhoodTests
{
    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(70, 3, 1)]
    [InlineData(3, 70, 2)]
    [InlineData(5, 4, 9)]
    [InlineData(40, 33, 3)]
    public void Neighbourhood_Extremes_AreThoseOfTheSquareAroundEachPixel(int width, int height, int reach)
    {
        byte[] pixels = new byte[width * height], highest = new byte[pixels.Length], lowest = new byte[pixels.Length];
        var random = new Random64(7);
        foreach (ref byte pixel in pixels.AsSpan()) pixel = (byte)random.NextInt32(256);
        Neighbourhood.Maximum(new Raster(width, height, pixels), new Raster(width, height, highest), reach);
        Neighbourhood.Minimum(new Raster(width, height, pixels), new Raster(width, height, lowest), reach);

        for (int i = 0; i < pixels.Length; i++)
        {
            byte[] square =
            [
                .. Enumerable.Range(0, pixels.Length)
                    .Where(at => Math.Abs(at % width - i % width) <= reach && Math.Abs(at / width - i / width) <= reach)
                    .Select(at => pixels[at]),
            ];
            Assert.Equal((square.Max(), square.Min()), (highest[i], lowest[i]));
        }
    }
}
