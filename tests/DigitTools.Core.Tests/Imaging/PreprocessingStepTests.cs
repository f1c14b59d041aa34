using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;
using DigitTools.Core.Imaging.Layout;
using Plane = DigitTools.Core.Imaging.Plane;

namespace DigitTools.Core.Tests.Imaging;

public sealed class PreprocessingStepTests
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

    [Fact]
    public void Histogram_Otsu_SplitsTwoHeaps()
    {
        int[] counts = new int[256];
        counts[20] = 500;
        counts[30] = 300;
        counts[180] = 40;
        counts[200] = 60;
        Assert.InRange(Histogram.Otsu(counts), 30, 179);
    }

    [Fact]
    public void Histogram_Percentile_IsTheLevelReached()
    {
        int[] counts = new int[256];
        counts[10] = 1;
        counts[20] = 1;
        counts[30] = 2;
        Assert.Equal([10, 20, 30, 30], [Histogram.Percentile(counts, 0.25), Histogram.Percentile(counts, 0.5), Histogram.Percentile(counts, 0.51), Histogram.Percentile(counts, 1)]);
        Assert.Equal(0, Histogram.Percentile(new int[256], 0.5));
    }

    [Theory]
    [InlineData(255, 0, false)]
    [InlineData(0, 255, true)]
    [InlineData(90, 120, true)]
    public void PaperTone_Auto_GoesByTheBorder(byte paper, byte ink, bool dark) =>
        Assert.Equal(dark, PaperTone.IsDark(PlaneOf(new Drawing(40, 40, paper).Rectangle(10, 5, 30, 35, ink).Picture), Polarity.Auto));

    [Fact]
    public void PaperTone_BlackFrame_IsNotPaper() =>
        Assert.False(PaperTone.IsDark(PlaneOf(new Drawing(40, 40, 0).Rectangle(1, 1, 39, 39, 255).Rectangle(18, 10, 22, 30).Picture), Polarity.Auto));

    [Fact]
    public void Slope_Fit_FindsThePlaneUnderInk()
    {
        byte[] pixels = new byte[16 * 12];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = (byte)(200 - 5 * (i % 16) + 2 * (i / 16));
        for (int y = 3; y < 9; y++) pixels.AsSpan(y * 16 + 4, 4).Clear();
        var slope = Slope.Fit(new Plane(16, 12, pixels));
        Assert.Equal(200, slope.Level, 1);
        Assert.Equal(-5, slope.Across, 1);
        Assert.Equal(2, slope.Down, 1);
    }

    [Fact]
    public void Background_Remove_LeavesInkByTheLightItKeeps()
    {
        // The same ink, a third as bright as its paper, in light and in shadow.
        GrayPicture picture = new Drawing(160, 160, 240).Rectangle(30, 30, 40, 130, 80).Rectangle(120, 30, 130, 130, 80).Shade(0.5).Picture;
        byte[] ink = new byte[160 * 160];
        Background.Remove(PlaneOf(picture), new Plane(160, 160, ink));
        Assert.InRange(ink[80 * 160 + 35], 170, 186);
        Assert.InRange(ink[80 * 160 + 125], 170, 186);
        Assert.InRange(ink[80 * 160 + 80], Background.PaperLevel - 4, Background.PaperLevel + 4);
        Assert.InRange(ink[155 * 160 + 155], Background.PaperLevel - 4, Background.PaperLevel + 4);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.2f, 0)]
    [InlineData(0.8f, 0.55)]
    [InlineData(-0.5f, -0.25)]
    [InlineData(3, 1)]
    public void Slant_Excess_IsWhatALineLeansTooFar(float slant, double excess)
    {
        Plane line = PlaneOf(new Drawing(400, 140, 0).Stroke([new(0.5f - slant / 2, 1), new(0.5f + slant / 2, 0)], 150, 20, 100, 6, 255).Picture);
        var box = PixelBox.Above(line, 20);
        Assert.Equal(slant, Slant.Measure(line, box), 0.02 * Math.Max(1, Math.Abs(slant)));
        Assert.Equal(excess, Slant.Excess(Slant.Measure(line, box)), 0.02);
    }

    [Theory]
    [InlineData(0.8f)]
    [InlineData(-0.8f)]
    public void Slant_Straighten_LeavesTheUsualSlantAndAllInk(float slant)
    {
        Plane line = PlaneOf(new Drawing(300, 140, 0).Stroke([new(0.5f - slant / 2, 1), new(0.5f + slant / 2, 0)], 100, 20, 100, 6, 255).Picture);
        var box = PixelBox.Above(line, 0);
        double excess = Slant.Excess(Slant.Measure(line, box));
        int width = Slant.Width(box, excess);
        byte[] pixels = [.. Enumerable.Repeat((byte)9, width * box.Height)];
        var straight = new Plane(width, box.Height, pixels);

        Slant.Straighten(line, box, excess, straight);

        Assert.Equal(0.25 * Math.Sign(slant), Slant.Measure(straight, new PixelBox(0, 0, width, box.Height)), 0.02);
        int all = pixels.Sum(p => p);
        Assert.Equal(line.Pixels.ToArray().Sum(p => p), all, 0.01 * all);
    }

    [Fact]
    public void Slant_Measure_OfALevelLineOrNothing_IsNone()
    {
        Assert.Equal(0, Slant.Measure(PlaneOf(new Drawing(40, 40, 0).Rectangle(5, 20, 35, 21, 255).Picture), new PixelBox(0, 0, 40, 40)));
        Assert.Equal(0, Slant.Measure(PlaneOf(new Drawing(40, 40, 0).Picture), new PixelBox(0, 0, 40, 40)));
    }

    [Fact]
    public void InkLevels_FaintLinesBesideInk_AreNotFullInk()
    {
        var levels = InkLevels.Measure(PlaneOf(new Drawing(100, 100, 0).Rectangle(0, 20, 100, 24, 50).Rectangle(50, 30, 56, 80, 220).Picture));
        Assert.Equal(220, levels.Full);
        Assert.InRange(levels.Edge, 51, 110);
        Assert.InRange(levels.Noise, 1, 20);
    }

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
        Components.Find(new Plane(5, 3, ink), 3, labels, new int[15], found);
        Assert.Equal([new Component(new PixelBox(0, 0, 2, 2), 18, 9, 2, new Extent(0, 5)), new Component(new PixelBox(4, 0, 5, 2), 16, 8, 2, new Extent(8, 11))], found);
        Assert.Equal([1, 0, 0, 0, 2, 0, 1, 0, 0, 2, 0, 0, 0, 0, 0], labels);
    }

    [Fact]
    public void RuledLines_Remove_TakesLinesFromEdgeToEdgeAndLeavesStrokes()
    {
        // A ruled line that rises by two pixels, a margin line, a stroke that crosses the first, and a bar that ends inside.
        GrayPicture drawing = new Drawing(100, 80, 0).Stroke([new(-0.1f, 0.312f), new(1.1f, 0.288f)], 0, 0, 100, 3, 200).Rectangle(10, 0, 12, 80, 200)
            .Rectangle(60, 10, 66, 60, 220).Rectangle(30, 70, 95, 73, 220).Picture;
        Plane plane = PlaneOf(drawing);
        Assert.Equal(2, RuledLines.Remove(plane, 100, 0));
        Assert.Equal(0, plane.Row(31)[30]);
        Assert.Equal(0, plane.Row(29)[90]);
        Assert.Equal(0, plane.Row(5)[11]);
        for (int y = 10; y < 60; y++) Assert.Equal(220, plane.Row(y)[63]);
        Assert.Equal(220, plane.Row(71)[50]);
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
            Plane plane = PlaneOf(drawing.Picture);
            Assert.Equal(0, RuledLines.Remove(plane, 100, 0));
            Assert.Equal(pixels, plane.Pixels.ToArray());
        }
    }

    [Fact]
    public void RuledLines_Remove_TakesAThickUprightLineBesideADigit()
    {
        // A margin that leaves its way by a pixel, and is faint in one place, with a 2 beside it and its neighbour's tail.
        Plane plane = PlaneOf(new Drawing(44, 60, 20).Rectangle(6, 0, 10, 30, 200).Rectangle(7, 30, 11, 54, 200).Rectangle(7, 58, 11, 60, 200)
            .Stroke([new(0.2f, 0.1f), new(0.7f, 0.1f), new(0.7f, 0.4f), new(0.2f, 0.9f), new(0.9f, 0.9f)], 10, 12, 38, 4, 220).Picture);
        Assert.Equal(1, RuledLines.Remove(plane, 100, 20));
        Assert.Equal(10 + 4, PixelBox.Above(plane, 100).Left, 3.0);
        Assert.True(PixelBox.Above(plane, 100).Height < 40);
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
            Plane plane = PlaneOf(drawing.Picture);
            Assert.Equal(0, RuledLines.Remove(plane, 100, 0));
            Assert.Equal(pixels, plane.Pixels.ToArray());
        }
    }

    [Fact]
    public void ThickInk_Open_LeavesWhatIsTwoPixelsWide()
    {
        byte[] ink =
        [
            9, 9, 0, 0, 0,
            9, 8, 7, 7, 7,
            0, 0, 0, 9, 6,
            5, 0, 0, 0, 0,
        ];
        byte[] open = new byte[20];
        ThickInk.Open(new Plane(5, 4, ink), new Plane(5, 4, open));
        Assert.Equal([8, 8, 0, 0, 0, 8, 8, 0, 6, 6, 0, 0, 0, 6, 6, 0, 0, 0, 0, 0], open);
    }

    [Fact]
    public void ThickInk_TryKeep_LeavesADigitInPlaceUnderAZigzag()
    {
        Drawing Digit(int left) => new Drawing(28, 28, 0).Rectangle(left, 5, left + 4, 23, 255);
        Vector2[] zigzag = [.. Enumerable.Range(0, 13).Select(i => new Vector2(i / 12f, i % 2 == 0 ? 0.86f : 0.97f))];
        byte[] digit = new byte[784];
        Assert.True(ThickInk.TryKeep(PlaneOf(Digit(12).Stroke(zigzag, 0, 0, 28, 0.9f, 255).Picture), digit));
        Assert.Equal(new PixelBox(12, 5, 16, 23), PixelBox.Above(new Plane(28, 24, digit.AsSpan(0, 28 * 24)), 200));
        Assert.Equal(-1, digit.AsSpan(25 * 28).IndexOfAnyExcept((byte)0));

        Assert.False(ThickInk.TryKeep(PlaneOf(Digit(2).Stroke(zigzag, 0, 0, 28, 0.9f, 255).Picture), digit));
        Assert.False(ThickInk.TryKeep(PlaneOf(new Drawing(28, 28, 0).Stroke(zigzag, 0, 0, 28, 0.9f, 255).Picture), digit));
    }

    [Fact]
    public void Stripes_Unify_InvertsAStripeWithInkOnIt()
    {
        // Dark ink on light paper, with a band in which both are exchanged; a band without ink is a stroke.
        byte[] plain = new Drawing(28, 28).Rectangle(9, 8, 19, 11, 0).Rectangle(14, 8, 17, 24, 0).Picture.Pixels;
        Plane striped = PlaneOf(new Drawing(28, 28).Rectangle(8, 0, 22, 28, 0).Rectangle(9, 8, 19, 11, 255).Rectangle(14, 8, 17, 24, 255).Picture);
        Stripes.Unify(striped);
        Assert.Equal(plain, striped.Pixels.ToArray());

        // A stroke that ends where the stripe begins hides the jump in a third of the rows.
        plain = new Drawing(28, 28).Rectangle(4, 9, 8, 18, 0).Rectangle(14, 8, 17, 24, 0).Picture.Pixels;
        striped = PlaneOf(new Drawing(28, 28).Rectangle(4, 9, 8, 18, 0).Rectangle(8, 0, 22, 28, 0).Rectangle(14, 8, 17, 24, 255).Picture);
        Stripes.Unify(striped);
        Assert.Equal(plain, striped.Pixels.ToArray());

        foreach (Drawing drawing in (Drawing[])[new Drawing(28, 28).Rectangle(8, 0, 22, 28, 0), new Drawing(28, 28).Rectangle(14, 0, 28, 28, 0).Rectangle(20, 8, 24, 20, 255)])
        {
            byte[] pixels = drawing.Picture.Pixels;
            Plane plane = PlaneOf(drawing.Picture);
            Stripes.Unify(plane);
            Assert.Equal(pixels, plane.Pixels.ToArray());
        }
    }

    [Fact]
    public void MnistLayout_MatchesMostly_SeesThroughDirt()
    {
        Drawing Digit() => new Drawing(28, 28, 0).Rectangle(12, 6, 17, 22, 255);
        Assert.True(MnistLayout.MatchesMostly(PlaneOf(Digit().Rectangle(0, 20, 28, 21, 120).Picture)));
        Assert.True(MnistLayout.MatchesMostly(PlaneOf(Digit().Rectangle(1, 1, 3, 3, 255).Picture)));
        Assert.False(MnistLayout.MatchesMostly(PlaneOf(new Drawing(28, 28, 0).Rectangle(12, 1, 17, 27, 255).Picture)));
        Assert.False(MnistLayout.MatchesMostly(PlaneOf(new Drawing(28, 28, 0).Rectangle(3, 4, 8, 24, 255).Picture)));
    }

    [Fact]
    public void SideBySide_IsSeen_OnlyWhereTallPiecesStandBesideEachOther()
    {
        Assert.True(SideBySide.IsSeen(PlaneOf(new Drawing(28, 28, 0).Rectangle(4, 6, 7, 22, 255).Rectangle(14, 8, 20, 20, 255).Picture)));
        Assert.False(SideBySide.IsSeen(PlaneOf(new Drawing(28, 28, 0).Rectangle(4, 6, 7, 22, 255).Rectangle(14, 16, 20, 20, 255).Picture)));
        Assert.False(SideBySide.IsSeen(PlaneOf(new Drawing(28, 28, 0).Rectangle(4, 4, 20, 8, 255).Rectangle(6, 12, 9, 24, 255).Picture)));
        Assert.False(SideBySide.IsSeen(PlaneOf(new Drawing(28, 28, 0).Picture)));
    }

    [Fact]
    public void Resampling_Smaller_WeighsByArea()
    {
        byte[] target = new byte[2];
        Resampling.Resample(new Plane(3, 1, new byte[] { 0, 90, 240 }), new PixelBox(0, 0, 3, 1), new Plane(2, 1, target));
        Assert.Equal([30, 190], target);
    }

    [Fact]
    public void Resampling_SameSize_ChangesNothing()
    {
        byte[] source = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        byte[] target = new byte[4];
        Resampling.Resample(new Plane(3, 3, source), new PixelBox(1, 1, 3, 3), new Plane(2, 2, target));
        Assert.Equal([5, 6, 8, 9], target);
    }

    [Fact]
    public void Resampling_Larger_IsSmooth()
    {
        byte[] target = new byte[8];
        Resampling.Resample(new Plane(2, 1, new byte[] { 0, 200 }), new PixelBox(0, 0, 2, 1), new Plane(8, 1, target));
        Assert.Equal([0, 0, 25, 75, 125, 175, 200, 200], target);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public void StrokeThickness_Measure_IsTheWidthOfALine(int width)
    {
        byte[] pixels = new Drawing(60, 400, 0).Rectangle(20, 10, 20 + width, 390, 255).Picture.Pixels;
        Assert.InRange(StrokeThickness.Measure(new Plane(60, 400, pixels)), width - 0.6, width + 0.1);
    }

    [Fact]
    public void StrokeThickness_Thicken_AddsToEverySide()
    {
        byte[] pixels = new byte[81];
        pixels[40] = 255;
        StrokeThickness.Thicken(new Plane(9, 9, pixels), new Plane(9, 9, new byte[81]), 2);
        Assert.Equal(new PixelBox(2, 2, 7, 7), PixelBox.Above(new Plane(9, 9, pixels), 254));
        Assert.Equal(21, pixels.Count(pixel => pixel == 255));
    }

    [Fact]
    public void MnistLayout_Matches_OnlyWhereTheDigitSitsAsInMnist()
    {
        GrayPicture centred = new Drawing(28, 28, 0).Rectangle(12, 4, 17, 24, 255).Picture;
        Assert.True(MnistLayout.Matches(PlaneOf(centred), 0));
        Assert.False(MnistLayout.Matches(PlaneOf(new Drawing(28, 28, 0).Rectangle(9, 4, 14, 24, 255).Picture), 0));
        Assert.False(MnistLayout.Matches(PlaneOf(new Drawing(28, 28, 0).Rectangle(12, 9, 17, 20, 255).Picture), 0));
        Assert.False(MnistLayout.Matches(PlaneOf(new Drawing(28, 28, 0).Rectangle(12, 4, 17, 24, 90).Picture), 0));
        Assert.False(MnistLayout.Matches(PlaneOf(new Drawing(30, 28, 0).Rectangle(12, 4, 17, 24, 255).Picture), 0));
    }

    private static Plane PlaneOf(GrayPicture picture) => new(picture.Width, picture.Height, picture.Pixels);
}
