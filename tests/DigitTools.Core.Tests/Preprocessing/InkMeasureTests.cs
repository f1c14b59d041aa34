using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Tests.Imaging;

namespace DigitTools.Core.Tests.Preprocessing;

public sealed class InkMeasureTests
{
    private static readonly InkLevels s_levels = new(Paper: 24, Noise: 30, Edge: 100, Full: 255);

    [Fact]
    public void InkMeasure_Of_AStrokeInTheMiddle()
    {
        InkFacts facts = Measure(Paper().Rectangle(48, 30, 52, 70, 255));
        Assert.Equal((1, 0, 0, 0), (facts.Kept, facts.LeftOutWhole, facts.Edges, facts.EdgeContact));
        Assert.Equal((1, 1, 40), (facts.Pieces, facts.Characters, facts.LongerSide));
        Assert.Equal((1, 0.1f), (facts.Solidity, facts.Widest));
        Assert.Equal(2 * 160 / 88f / 40, facts.Thickness, 1e-5);
        Assert.Equal((0.4f, 0), (facts.Size, facts.OffMiddle));
        Assert.Equal(-Math.Log2(10), facts.Aspect, 1e-5);
        Assert.Equal((1, 0), (facts.Contrast, facts.Crossing));
        Assert.Equal(6 / 231f, facts.Noise, 1e-5);
    }

    [Theory]
    [InlineData(0, 40, 100, 50)]
    [InlineData(60, 0, 70, 100)]
    public void InkMeasure_Of_ABarFromEdgeToEdgeCrosses(int left, int top, int right, int bottom)
    {
        InkFacts facts = Measure(Paper().Rectangle(left, top, right, bottom, 255));
        Assert.Equal((0.9f, 2), (facts.Crossing, facts.Edges));
        Assert.Equal(20 / 220f, facts.EdgeContact, 1e-5);
    }

    [Fact]
    public void InkMeasure_Of_WhatIsLeftOutIsCountedWholeIfItIsFreeOfTheEdges()
    {
        Drawing drawing = Paper().Rectangle(20, 30, 24, 70, 255).Rectangle(60, 30, 64, 70, 255).Rectangle(80, 0, 88, 40, 255);
        InkFacts facts = Measure(drawing, piece => piece.Box.Left == 20);
        Assert.Equal((0.25f, 0.25f), (facts.Kept, facts.LeftOutWhole));
        Assert.Equal((1, 2), (facts.Pieces, facts.Characters));
        Assert.Equal(0.56f, facts.OffMiddle, 1e-5);
    }

    [Fact]
    public void InkMeasure_Of_TheGapIsThatOfThePieceFarthestFromTheOthers()
    {
        Drawing drawing = Paper().Rectangle(20, 10, 30, 30, 255).Rectangle(20, 34, 30, 50, 255).Rectangle(20, 70, 30, 90, 255);
        Assert.Equal(20 / 80f, Measure(drawing).Gap, 1e-5);
        Assert.Equal(4 / 40f, Measure(drawing, piece => piece.Box.Top < 60).Gap, 1e-5);
        Assert.Equal(0, Measure(drawing, piece => piece.Box.Top == 10).Gap);
    }

    [Theory]
    [InlineData(53, true)]
    [InlineData(62, false)]
    public void InkFacts_IsClean_InTwoPiecesOnlyIfTheyAreNearerThanAStrokeIsThick(int top, bool expected)
    {
        InkFacts facts = Measure(Paper().Rectangle(45, 20, 53, 50, 255).Rectangle(47, top, 55, 88, 255));
        Assert.Equal((2, expected), (facts.Characters, facts.IsClean));
    }

    [Fact]
    public void InkMeasure_Characters_AreTallAndStandFree()
    {
        // Two of them, a full stop, one that is cut off, and a faint one.
        List<Component> pieces = Pieces(Paper()
            .Rectangle(10, 30, 16, 70, 255).Rectangle(30, 50, 36, 70, 255).Rectangle(40, 60, 46, 70, 255)
            .Rectangle(60, 0, 66, 80, 255).Rectangle(80, 20, 86, 70, 90));
        var found = new List<int>();
        Assert.Equal(2, InkMeasure.Characters(pieces, s_levels, found));
        Assert.Equal([10, 30], found.Select(i => pieces[i].Box.Left).Order());
    }

    private static Drawing Paper() => new(100, 100, 24);

    private static List<Component> Pieces(Drawing drawing, int[]? labels = null)
    {
        var pieces = new List<Component>();
        Components.Find(drawing.Raster, (byte)s_levels.Stroke, labels ?? new int[10_000], new int[10_000], pieces);
        return pieces;
    }

    private static InkFacts Measure(Drawing drawing, Predicate<Component>? isKept = null)
    {
        int[] labels = new int[10_000];
        List<Component> pieces = Pieces(drawing, labels);
        bool[] kept = [false, .. pieces.Select(piece => isKept?.Invoke(piece) ?? true)];
        var ink = new ViewInk(drawing.Raster, s_levels, new LabelPlane(100, 100, labels), pieces, drawing.Raster, rules: 0);
        return InkMeasure.Of(ink, kept, new int[10_000]);
    }
}
