using DigitTools.Core.Data;
using DigitTools.Core.Training;

namespace DigitTools.Core.Tests.Training;

public sealed class AugmenterTests
{
    private const int Side = DigitShape.Side;
    private const int Draws = 200;

    private static readonly AugmentationRanges s_none = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    [Fact]
    public void Augmenter_Redraw_WithoutRangesGivesThePictureBack()
    {
        byte[] noise = SyntheticDigits.Noise(3);
        float[] copy = new float[noise.Length], redrawn = Redraw(noise, s_none, 1);
        Augmenter.Copy(noise, copy);
        for (int i = 0; i < noise.Length; i++)
        {
            Assert.Equal(noise[i] / 255f, copy[i], 1e-6f);
            Assert.Equal(copy[i], redrawn[i], 1e-6f);
        }
    }

    [Fact]
    public void Augmenter_Redraw_DependsOnTheStreamAlone()
    {
        byte[] square = SyntheticDigits.Square();
        Assert.Equal(Redraw(square, AugmentationRanges.Full, 5), Redraw(square, AugmentationRanges.Full, 5));
        Assert.NotEqual(Redraw(square, AugmentationRanges.Full, 5), Redraw(square, AugmentationRanges.Full, 6));
    }

    [Fact]
    public void Augmenter_Redraw_StaysWithin0And1()
    {
        byte[] full = new byte[DigitShape.PixelCount];
        full.AsSpan().Fill(255);
        for (ulong stream = 0; stream < Draws; stream++)
        {
            foreach (byte[] picture in (byte[][])[full, SyntheticDigits.Noise(stream), SyntheticDigits.Square()])
                Assert.All(Redraw(picture, AugmentationRanges.Full, stream), v => Assert.InRange(v, 0, 1 + 1e-6f));
        }
    }

    [Fact]
    public void Augmenter_Redraw_LeavesPaperEmpty() =>
        Assert.All(Redraw(new byte[DigitShape.PixelCount], AugmentationRanges.Full, 1), v => Assert.Equal(0, v));

    [Fact]
    public void Augmenter_Redraw_MovesByTheShift()
    {
        Ink[] moved = Measured(s_none with { Shift = 3 });
        Assert.All(moved, m => Assert.InRange(m.X, 13.5 - 3.01, 13.5 + 3.01));
        Assert.All(moved, m => Assert.InRange(m.Y, 13.5 - 3.01, 13.5 + 3.01));
        foreach (double[] axis in (double[][])[[.. moved.Select(m => m.X)], [.. moved.Select(m => m.Y)]])
        {
            // All the way to both sides, and evenly.
            Assert.InRange(axis.Min(), 10.4, 11);
            Assert.InRange(axis.Max(), 16, 16.6);
            Assert.InRange(axis.Average(), 13.1, 13.9);
        }

        Assert.All(moved, m => Assert.Equal(64, m.Mass, 0.1));
    }

    [Fact]
    public void Augmenter_Redraw_ChangesTheSize()
    {
        Ink[] scaled = Measured(s_none with { LogScale = 0.14f });
        // Area goes with the square: exp(2 x 0.14) is 1.32.
        Assert.InRange(scaled.Max(m => m.Mass), 64 * 1.2, 64 * 1.36);
        Assert.InRange(scaled.Min(m => m.Mass), 64 / 1.36, 64 / 1.2);
        Assert.All(scaled, m => Assert.Equal(13.5, m.X, 0.1));
    }

    [Fact]
    public void Augmenter_Redraw_TurnsAroundTheMiddle()
    {
        byte[] bar = new byte[DigitShape.PixelCount];
        bar.AsSpan(13 * Side, 2 * Side).Fill(255);
        double[] slopes = [.. Enumerable.Range(0, Draws).Select(i => Slope(Redraw(bar, s_none with { RotationDegrees = 13 }, (ulong)i)))];
        double most = Math.Tan(13 * Math.PI / 180);
        Assert.InRange(slopes.Max(), 0.9 * most, 1.02 * most);
        Assert.InRange(slopes.Min(), -1.02 * most, -0.9 * most);
    }

    [Fact]
    public void Augmenter_Redraw_ThickensAndThins()
    {
        Assert.All(Measured(s_none with { Thicker = 0.4f }), m => Assert.InRange(m.Mass, 64, 64 + 0.41 * 36));
        Assert.All(Measured(s_none with { Thinner = 0.4f }), m => Assert.InRange(m.Mass, 64 - 0.41 * 28, 64));
        Assert.InRange(Measured(s_none with { Thicker = 0.4f }).Max(m => m.Mass), 70, 80);
    }

    [Fact]
    public void Augmenter_Redraw_BendsWithoutTearing()
    {
        Ink[] bent = Measured(s_none with { Bend = 1.4f });
        Assert.All(bent, m => Assert.InRange(m.Mass, 30, 110));
        Assert.InRange(bent.Average(m => m.X), 13.3, 13.7);
        Assert.InRange(Deviation(bent.Select(m => m.X)), 0.3, 1.4);
    }

    private static float[] Redraw(byte[] picture, AugmentationRanges ranges, ulong stream)
    {
        float[] target = new float[DigitShape.PixelCount];
        var random = new Random64(42, stream);
        Augmenter.Redraw(picture, target, ranges, ref random);
        return target;
    }

    /// <summary>The square, redrawn many times.</summary>
    private static Ink[] Measured(AugmentationRanges ranges) =>
        [.. Enumerable.Range(0, Draws).Select(i => Measure(Redraw(SyntheticDigits.Square(), ranges, (ulong)i)))];

    private static Ink Measure(float[] picture)
    {
        double mass = 0, x = 0, y = 0;
        for (int i = 0; i < picture.Length; i++)
        {
            mass += picture[i];
            x += picture[i] * (i % Side);
            y += picture[i] * (i / Side);
        }

        return new Ink(mass, x / mass, y / mass);
    }

    /// <summary>Pixels up or down per pixel to the right, from the centres of columns 6 and 21.</summary>
    private static double Slope(float[] picture)
    {
        return (Centre(21) - Centre(6)) / 15;

        double Centre(int x)
        {
            double[] column = [.. Enumerable.Range(0, Side).Select(y => (double)picture[y * Side + x])];
            return column.Select((ink, y) => y * ink).Sum() / column.Sum();
        }
    }

    private static double Deviation(IEnumerable<double> values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }

    /// <summary>How much ink, and its centre, pixels.</summary>
    private readonly record struct Ink(double Mass, double X, double Y);
}
