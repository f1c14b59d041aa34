using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;

namespace DigitTools.Core.Tests.Imaging;

/// <summary>Dark ink on light paper, with a band in which both are exchanged.</summary>
public sealed class StripesTests
{
    [Fact]
    public void Stripes_Unify_InvertsAStripeWithInkOnIt() => AssertUnified(
        new Drawing(28, 28).Rectangle(9, 8, 19, 11, 0).Rectangle(14, 8, 17, 24, 0),
        new Drawing(28, 28).Rectangle(8, 0, 22, 28, 0).Rectangle(9, 8, 19, 11, 255).Rectangle(14, 8, 17, 24, 255));

    /// <summary>The stroke hides the jump in a third of the rows.</summary>
    [Fact]
    public void Stripes_Unify_InvertsAStripeWhereAStrokeEnds() => AssertUnified(
        new Drawing(28, 28).Rectangle(4, 9, 8, 18, 0).Rectangle(14, 8, 17, 24, 0),
        new Drawing(28, 28).Rectangle(4, 9, 8, 18, 0).Rectangle(8, 0, 22, 28, 0).Rectangle(14, 8, 17, 24, 255));

    [Fact]
    public void Stripes_Unify_LeavesABandWithoutInkWhichIsAStroke()
    {
        Drawing stroke = new Drawing(28, 28).Rectangle(8, 0, 22, 28, 0);
        AssertUnified(stroke, stroke);
    }

    [Fact]
    public void Stripes_Unify_LeavesABandAtTheEdge()
    {
        Drawing half = new Drawing(28, 28).Rectangle(14, 0, 28, 28, 0).Rectangle(20, 8, 24, 20, 255);
        AssertUnified(half, half);
    }

    private static void AssertUnified(Drawing expected, Drawing striped)
    {
        Raster raster = striped.Raster;
        Stripes.Unify(raster);
        Assert.Equal(expected.Picture.Pixels, raster.Pixels.ToArray());
    }
}
