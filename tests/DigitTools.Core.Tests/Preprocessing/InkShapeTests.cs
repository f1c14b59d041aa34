using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Tests.Imaging;

namespace DigitTools.Core.Tests.Preprocessing;

public sealed class InkShapeTests
{
    private const int Side = 120;
    private const float Thickness = 8;

    [Fact]
    public void InkShape_Of_ABarDoesNotBendHoweverItIsTurned()
    {
        foreach (float angle in (float[])[0, 7, 45, 90])
        {
            var along = new Vector2(MathF.Sin(float.DegreesToRadians(angle)), MathF.Cos(float.DegreesToRadians(angle)));
            var middle = new Vector2(0.5f, 0.5f);
            Assert.InRange(Of(middle - 0.4f * along, middle + 0.4f * along).Bend, 0, 0.06f);
        }
    }

    [Fact]
    public void InkShape_Of_WhatIsWrittenBends()
    {
        Assert.InRange(Of(new(0.5f, 0.1f), new(0.54f, 0.5f), new(0.48f, 0.9f)).Bend, 0.2f, 1);
        Assert.InRange(Of(Drawing.Seven).Bend, 2, 10);
    }

    [Fact]
    public void InkShape_Of_AFrameIsBoxedAndARingIsNot()
    {
        Assert.InRange(Of(Drawing.Ring(0.4f)).Boxed, 0.2f, 0.5f);
        Assert.InRange(Of(new(0.1f, 0.1f), new(0.9f, 0.1f), new(0.9f, 0.9f), new(0.1f, 0.9f), new(0.1f, 0.1f)).Boxed, 0.95f, 1);
        // One side missing is none.
        Assert.InRange(Of(new(0.9f, 0.1f), new(0.1f, 0.1f), new(0.1f, 0.9f), new(0.9f, 0.9f)).Boxed, 0, 0.25f);
    }

    private static InkShape Of(params Vector2[] stroke)
    {
        Raster drawn = new Drawing(Side, Side, 0).Stroke(stroke, 0, 0, Side, Thickness, 255).Raster;
        int[] labels = [.. drawn.Pixels.ToArray().Select(level => level > 127 ? 1 : 0)];
        return InkShape.Of(new LabelPlane(Side, Side, labels), [false, true], PixelBox.Above(drawn, 127), Thickness);
    }
}
