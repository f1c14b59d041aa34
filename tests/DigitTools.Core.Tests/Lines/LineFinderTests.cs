using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Preprocessing.Lines;
using DigitTools.Core.Tests.Imaging;

namespace DigitTools.Core.Tests.Lines;

public sealed class LineFinderTests
{
    [Fact]
    public void Find_ARow_IsOneLine() => Assert.Single(Find(Row(new Drawing(400, 100), 60, 20)));

    [Fact]
    public void Find_TwoRows_AreLinesFromTopToBottom()
    {
        List<TextLine> lines = Find(Row(Row(new Drawing(400, 240), 60, 140), 60, 20));
        Assert.Equal(2, lines.Count);
        Assert.True(Middle(lines[0]).Y < Middle(lines[1]).Y, "The upper line comes first.");
    }

    [Fact]
    public void Find_BlankPaper_IsNoLine() => Assert.Empty(Find(new Drawing(300, 200)));

    [Fact]
    public void Find_LightInk_IsAsDarkInk()
    {
        GrayPicture dark = Row(new Drawing(400, 100), 60, 20).Picture;
        byte[] inverted = [.. dark.Pixels.Select(pixel => (byte)~pixel)];
        List<TextLine> lines = [];
        new LineFinder().Find(dark with { Pixels = inverted }, Polarity.Auto, lines);
        Assert.Equal(Find(Row(new Drawing(400, 100), 60, 20))[0].Pixels, lines.Single().Pixels);
    }

    [Fact]
    public void Find_ARowThatFalls_IsCutOutStraight()
    {
        var drawing = new Drawing(500, 200);
        for (int i = 0; i < 8; i++) drawing.Stroke(Drawing.Seven, 30 + 55 * i, 30 + 10 * i, 40, 5);
        TextLine line = Find(drawing).Single();
        // What is level in the line falls in the picture as the digits do.
        var across = Vector2.TransformNormal(Vector2.UnitX, line.ToPicture);
        Assert.InRange(across.Y / across.X, 0.14f, 0.22f);
        Assert.InRange(Rows(line).Length, 18, 25);
    }

    [Fact]
    public void Find_APlaceInALine_IsThatInThePicture()
    {
        TextLine line = Find(Row(new Drawing(400, 100), 60, 20)).Single();
        int[] rows = Rows(line);
        float top = Vector2.Transform(new Vector2(0, rows[0]), line.ToPicture).Y;
        float bottom = Vector2.Transform(new Vector2(0, rows[^1] + 1), line.ToPicture).Y;
        Assert.InRange(top, 18, 26);
        Assert.InRange(bottom, 64, 72);
    }

    private static Drawing Row(Drawing drawing, float side, float top)
    {
        for (int i = 0; i < 5; i++)
            drawing.Stroke(i % 2 == 0 ? Drawing.Seven : Drawing.Four, 20 + 70 * i, top, side * 0.8f, side / 10);
        return drawing;
    }

    private static List<TextLine> Find(Drawing drawing)
    {
        List<TextLine> lines = [];
        new LineFinder().Find(drawing.Picture, Polarity.Auto, lines);
        return lines;
    }

    private static Vector2 Middle(TextLine line) => Vector2.Transform(new Vector2(line.Width / 2f, 16), line.ToPicture);

    /// <summary>Rows with strong ink.</summary>
    private static int[] Rows(TextLine line) =>
    [
        .. Enumerable.Range(0, 32).Where(
            y => line.Pixels.AsSpan(y * line.Width, line.Width).ContainsAnyInRange((byte)150, byte.MaxValue)),
    ];
}
