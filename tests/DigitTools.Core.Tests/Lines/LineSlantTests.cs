using System.Numerics;
using DigitTools.Core.Preprocessing.Lines;

namespace DigitTools.Core.Tests.Lines;

public class LineSlantTests
{
    private const int Width = 80;

    [Theory]
    [InlineData(-0.2f)]
    [InlineData(0)]
    [InlineData(0.4f)]
    [InlineData(0.7f)]
    public void Of_StrokesThatLean_IsHowFar(float slant) => Assert.Equal(slant, LineSlant.Of(Strokes(slant)), 0.051f);

    [Fact]
    public void Upright_StrokesThatLean_StandInTheirColumns()
    {
        TextLine upright = LineSlant.Upright(Strokes(0.5f));
        for (int x = 0; x < Width; x++)
        {
            int[] ink = [.. Enumerable.Range(4, 24).Select(y => (int)upright.Pixels[y * Width + x])];
            Assert.InRange(ink.Max() - ink.Min(), 0, 140);
        }
    }

    [Fact]
    public void Upright_WhatItShows_IsKnownToBeWhereItWas()
    {
        TextLine line = Strokes(0.5f), upright = LineSlant.Upright(line);
        // The top of the first stroke, 12 rows above the middle: 6 columns to the right of its middle, where it stands now.
        var place = Vector2.Transform(new Vector2(20.5f, 4), upright.ToPicture);
        Assert.Equal(Vector2.Transform(new Vector2(26.5f, 4), line.ToPicture), place);
    }

    [Fact]
    public void Upright_StrokesThatStand_IsTheSameLine()
    {
        TextLine line = Strokes(0);
        Assert.Same(line, LineSlant.Upright(line));
    }

    /// <summary>Three strokes two pixels broad, in all but the outermost rows, on a picture of half the size.</summary>
    private static TextLine Strokes(float slant)
    {
        byte[] pixels = new byte[Width * DigitShape.LineHeight];
        foreach (int middle in (ReadOnlySpan<int>)[20, 40, 60])
        {
            for (int y = 4; y < 28; y++)
            {
                int x = (int)MathF.Round(middle + slant * (15.5f - y));
                pixels[y * Width + x] = pixels[y * Width + x + 1] = byte.MaxValue;
            }
        }

        return new TextLine(Width, pixels, Matrix3x2.CreateScale(0.5f));
    }
}
