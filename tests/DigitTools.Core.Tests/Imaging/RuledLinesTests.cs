using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;

namespace DigitTools.Core.Tests.Imaging;

public sealed class RuledLinesTests
{
    [Fact]
    public void RuledLines_Remove_TakesLinesFromEdgeToEdgeAndLeavesStrokes()
    {
        // A ruled line that rises by two pixels, a margin line, a stroke that crosses the first, and a bar that ends inside.
        Raster raster = new Drawing(100, 80, 0)
            .Stroke([new(-0.1f, 0.312f), new(1.1f, 0.288f)], 0, 0, 100, 3, 200).Rectangle(10, 0, 12, 80, 200)
            .Rectangle(60, 10, 66, 60, 220).Rectangle(30, 70, 95, 73, 220).Raster;
        Assert.Equal(2, RuledLines.Remove(raster, 100, 0));
        Assert.Equal(0, raster.Row(31)[30]);
        Assert.Equal(0, raster.Row(29)[90]);
        Assert.Equal(0, raster.Row(5)[11]);
        for (int y = 10; y < 60; y++) Assert.Equal(220, raster.Row(y)[63]);
        Assert.Equal(220, raster.Row(71)[50]);
    }

    [Fact]
    public void RuledLines_Remove_LeavesTheStrokesOfATightCrop()
    {
        // A 7 whose bar nearly fills the width, a 1 that fills the height, a thick bar.
        foreach (Drawing drawing in (Drawing[])
        [
            new Drawing(60, 80, 0).Rectangle(3, 0, 60, 4, 255).Stroke([new(0.9f, 0), new(0.4f, 1)], 0, 0, 60, 4, 255),
            new Drawing(20, 80, 0).Rectangle(8, 0, 12, 80, 255),
            new Drawing(60, 60, 0).Rectangle(0, 20, 60, 30, 255),
        ])
        {
            byte[] pixels = drawing.Picture.Pixels;
            Raster raster = drawing.Raster;
            Assert.Equal(0, RuledLines.Remove(raster, 100, 0));
            Assert.Equal(pixels, raster.Pixels.ToArray());
        }
    }

    [Fact]
    public void RuledLines_Remove_TakesAThickUprightLineBesideADigit()
    {
        // A margin that leaves its way by a pixel, and is faint in one place, with a 2 beside it and its neighbour's tail.
        Raster raster = new Drawing(44, 60, 20).Rectangle(6, 0, 10, 30, 200).Rectangle(7, 30, 11, 54, 200).Rectangle(7, 58, 11, 60, 200)
            .Stroke([new(0.2f, 0.1f), new(0.7f, 0.1f), new(0.7f, 0.4f), new(0.2f, 0.9f), new(0.9f, 0.9f)], 10, 12, 38, 4, 220).Raster;
        Assert.Equal(1, RuledLines.Remove(raster, 100, 20));
        Assert.Equal(10 + 4, PixelBox.Above(raster, 100).Left, 3.0);
        Assert.True(PixelBox.Above(raster, 100).Height < 40);
    }

    [Fact]
    public void RuledLines_Remove_LeavesTheStemOfADigitThatFillsThePicture()
    {
        // A 4 and a 1 as optical sets have them: 32 pixels tall, so that the stem runs from edge to edge.
        foreach (Drawing drawing in (Drawing[])
        [
            new Drawing(32, 32, 0).Rectangle(20, 0, 23, 32, 255).Stroke([new(0.3f, 0), new(0.2f, 0.6f), new(0.9f, 0.6f)], 0, 0, 32, 3, 255),
            new Drawing(32, 32, 0).Rectangle(15, 0, 18, 32, 255),
            new Drawing(40, 64, 0).Rectangle(12, 0, 17, 64, 255).Rectangle(8, 58, 30, 64, 255),
        ])
        {
            byte[] pixels = drawing.Picture.Pixels;
            Raster raster = drawing.Raster;
            Assert.Equal(0, RuledLines.Remove(raster, 100, 0));
            Assert.Equal(pixels, raster.Pixels.ToArray());
        }
    }
}
