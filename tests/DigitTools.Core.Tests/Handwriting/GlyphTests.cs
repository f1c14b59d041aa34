using System.Numerics;
using DigitTools.Core.Handwriting;

namespace DigitTools.Core.Tests.Handwriting;

public sealed class GlyphTests
{
    [Fact]
    public void Glyph_Parse_ReadsStrokesPointsAndCorners()
    {
        var glyph = Glyph.Parse("1,0.5 9,0! 4,10; 3,5 8,-5");
        Assert.Equal(2, glyph.Strokes.Count);
        Assert.Equal([new Vector2(1, 0.5f), new Vector2(9, 0), new Vector2(4, 10)], glyph.Strokes[0].Points);
        Assert.Equal([false, true, false], glyph.Strokes[0].Corners);
        Assert.Equal([new Vector2(3, 5), new Vector2(8, -5)], glyph.Strokes[1].Points);
    }

    [Fact]
    public void Stroke_Flatten_PassesThroughItsPointsAndTurnsSharplyAtCorners()
    {
        Vector2[] points = [new(0, 0), new(5, 5), new(10, 0)];
        List<Vector2> smooth = [], sharp = [];
        new Stroke(points, [false, false, false]).Flatten(smooth);
        new Stroke(points, [false, true, false]).Flatten(sharp);
        Assert.All(points, p => Assert.Contains(smooth, v => Vector2.Distance(p, v) < 1e-4f));

        // Without a corner in the middle the way there is a straight line; a curve leaves it.
        Assert.All(sharp, v => Assert.Equal(5 - MathF.Abs(v.X - 5), v.Y, 1e-3f));
        Assert.Contains(smooth, v => MathF.Abs(5 - MathF.Abs(v.X - 5) - v.Y) > 0.2f);
    }

    [Fact]
    public void Glyphs_All_LieNearTheirSquare()
    {
        Assert.Equal(10, DigitGlyphs.All.Length);
        Assert.All(RareGlyphs.All.Concat(PrintGlyphs.Plain).Concat(PrintGlyphs.Serif).Concat(PrintGlyphs.Machine), Assert.NotEmpty);
        IEnumerable<Glyph> all = new[] { DigitGlyphs.All, RareGlyphs.All, PrintGlyphs.Plain, PrintGlyphs.Serif, PrintGlyphs.Machine }
            .SelectMany(a => a).SelectMany(g => g).Concat(OutlierGlyphs.All);
        Assert.All(all.SelectMany(g => g.Strokes).SelectMany(s => s.Points), p =>
        {
            Assert.InRange(p.X, -4, 12);
            Assert.InRange(p.Y, -4, 15);
        });
    }
}
