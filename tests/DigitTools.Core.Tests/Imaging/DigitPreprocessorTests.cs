using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Imaging.Layout;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Tests.Imaging;

public sealed class DigitPreprocessorTests
{
    private const int Tolerance = 40;

    /// <summary><see cref="Drawing.Seven"/>, 14 pixels thick in 120, as it has to come out.</summary>
    internal const string Seven = """
        ............................
        ............................
        ............................
        ............................
        ............................
        ............................
        ............................
        ............................
        ......affffffffffffffa......
        ......effffffffffffffe......
        ......488888888888cff8......
        .................1dfe1......
        .................6ff8.......
        ................1dfe1.......
        ................7ff7........
        ...............1dfe1........
        ...............7ff7.........
        ..............1dfd1.........
        ..............7ff6..........
        .............1efd1..........
        .............8ff6...........
        ............1efd1...........
        ............8ff6............
        ...........2efd1............
        ...........8ff5.............
        ..........2efc1.............
        ..........7ff5..............
        ..........4eb...............
        """;

    private const string Four = """
        ............................
        ............................
        ............................
        ............................
        ................1cb.........
        ...............1cff.........
        ..............1cfff.........
        .............1cfcff.........
        ............1cfc1ff.........
        ...........1cfc1.ff.........
        ..........1cfc1..ff.........
        .........1cfc1...ff.........
        ........1cfc1....ff.........
        .......1cfc1.....ff.........
        ......1cfc1......ff.........
        .....1cfc1.......ff.........
        .....cffffffffffffffffb.....
        .....bffffffffffffffffb.....
        .................ff.........
        .................ff.........
        .................ff.........
        .................ff.........
        .................ff.........
        .................bb.........
        ............................
        ............................
        ............................
        ............................
        """;

    public static TheoryData<string, object> Sevens => new()
    {
        { "dark ink", Drawn(Paper()) },
        { "light ink", Drawing.Inverted(Drawn(Paper())) },
        { "gray paper", Drawn(Paper(150), ink: 20) },
        { "chalk", Drawn(Paper(60), ink: 230) },
        { "noise", Drawn(Paper(200), ink: 40, noise: 10) },
        { "faint", Drawn(Paper(250), ink: 232) },
        { "shade", new Drawing(200, 200, 240).Stroke(Drawing.Seven, 40, 30, 120, 14, 30).Shade(0.4).Picture },
        { "shade, light ink", Drawing.Inverted(new Drawing(200, 200, 240).Stroke(Drawing.Seven, 40, 30, 120, 14, 30).Shade(0.4).Picture) },
        { "specks", Drawn(Paper().Rectangle(10, 10, 13, 13).Rectangle(180, 20, 183, 23).Rectangle(30, 170, 33, 172)) },
        { "full stop", Drawn(Paper().Rectangle(165, 130, 175, 140)) },
        { "full stop under the bar", Drawn(Paper().Rectangle(118, 122, 135, 139)) },
        { "neighbour cut off", new Drawing(200, 160).Rectangle(130, 110, 200, 125).Stroke(Drawing.Seven, 40, 45, 120, 14).Picture },
        { "neighbour", Drawn(Paper().Rectangle(188, 20, 200, 180)) },
        { "frame", Drawn(Paper().Rectangle(0, 0, 200, 4).Rectangle(0, 196, 200, 200).Rectangle(0, 0, 4, 200).Rectangle(196, 0, 200, 200)) },
        { "faint lines", Drawn(Lined(Paper(), 210)) },
        { "dark lines", Drawn(Lined(Paper(), 60)) },
        { "dark squares", Drawn(Squared(Paper(), 90)) },
        { "neighbours beside", Drawn(Paper().Rectangle(0, 40, 12, 160).Rectangle(180, 30, 190, 150)) },
        { "in a corner", new Drawing(200, 200).Stroke(Drawing.Seven, 2, 75, 120, 14).Picture },
        { "large picture", new Drawing(1200, 1200).Stroke(Drawing.Seven, 240, 180, 720, 84).Picture },
        { "small in a large picture", new Drawing(1600, 1200, 230).Stroke(Drawing.Seven, 1000, 700, 200, 23, 50).Picture },
        { "medium", new Drawing(64, 64).Stroke(Drawing.Seven, 7, 7, 50, 5.8f).Picture },
    };

    [Theory]
    [MemberData(nameof(Sevens))]
    public void DigitPreprocessor_Prepare_DrawnSevenIsTheGoldenOne(string name, object given)
    {
        var picture = (GrayPicture)given;
        byte[] digit = new byte[784];
        Assert.True(DigitPreprocessor.Prepare(picture, Polarity.Auto, digit), name);
        GoldenDigit.Check(Seven, digit, Tolerance);
    }

    [Fact]
    public void DigitPreprocessor_Prepare_DrawnFourIsTheGoldenOne()
    {
        byte[] digit = new byte[784];
        Assert.True(DigitPreprocessor.Prepare(new Drawing(150, 200).Stroke(Drawing.Four, 20, 40, 120, 11).Picture, Polarity.Auto, digit));
        GoldenDigit.Check(Four, digit, Tolerance);
    }

    [Theory]
    [InlineData(Polarity.DarkOnLight)]
    [InlineData(Polarity.LightOnDark)]
    public void DigitPreprocessor_Prepare_PolarityGivenIsFollowed(object given)
    {
        var polarity = (Polarity)given;
        // Half black, half white: only the caller knows which half is the ink.
        GrayPicture picture = new Drawing(100, 100).Rectangle(30, 0, 70, 100).Picture;
        byte[] digit = new byte[784];
        Assert.True(DigitPreprocessor.Prepare(picture, polarity, digit));
        Assert.Equal(polarity == Polarity.DarkOnLight, digit[14 * 28 + 14] > 128);
    }

    public static TheoryData<string, object> Blanks => new()
    {
        { "white", new Drawing(100, 100).Picture },
        { "black", new Drawing(100, 100, 0).Picture },
        { "gray", new Drawing(28, 28, 128).Picture },
        { "one pixel", new Drawing(1, 1).Picture },
        { "narrow", new Drawing(2, 300).Picture },
        { "noise", new Drawing(300, 300, 200).Noise(10).Picture },
        { "strong noise", new Drawing(500, 400, 128).Noise(30).Picture },
        { "small noise", new Drawing(28, 28, 128).Noise(20).Picture },
        { "large noise", new Drawing(1500, 1000, 180).Noise(15).Picture },
        { "shade", new Drawing(400, 300, 240).Shade(0.4).Picture },
        { "shade and noise", new Drawing(400, 400, 240).Shade(0.5).Noise(4).Picture },
        { "ruled", Lined(Paper(245), 150).Picture },
        { "dark ruled", Lined(Paper(245), 40).Picture },
        { "squared", Squared(Paper(245), 150).Picture },
        { "ruled and shaded", Lined(Paper(240), 120).Shade(0.3).Picture },
        { "squared and noisy", Squared(Paper(235), 150).Noise(3).Picture },
        { "dust", new Drawing(500, 500, 240).Rectangle(50, 50, 53, 53, 60).Rectangle(300, 200, 304, 203, 60).Picture },
    };

    [Theory]
    [MemberData(nameof(Blanks))]
    public void DigitPreprocessor_Prepare_BlankHasNoInk(string name, object given)
    {
        var picture = (GrayPicture)given;
        byte[] digit = new byte[784];
        Array.Fill(digit, (byte)7);
        Assert.False(DigitPreprocessor.Prepare(picture, Polarity.Auto, digit), name);
        Assert.All(digit, pixel => Assert.Equal(0, pixel));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 40)]
    [InlineData(40, 1)]
    [InlineData(2, 300)]
    [InlineData(3, 3)]
    [InlineData(5, 9)]
    [InlineData(1900, 2)]
    public void DigitPreprocessor_Prepare_OddSizeDoesNotFail(int width, int height)
    {
        GrayPicture picture = new Drawing(width, height).Rectangle(0, 0, (width + 1) / 2, (height + 1) / 2).Picture;
        foreach (Polarity polarity in Enum.GetValues<Polarity>()) DigitPreprocessor.Prepare(picture, polarity, new byte[784]);
    }

    [Fact]
    public void DigitPreprocessor_Prepare_BoxyZeroIsInk()
    {
        // By pen: its sides lean and its strokes are thick.
        Vector2[] zero = [new(0.1f, 0.03f), new(0.08f, 0.95f), new(0.55f, 1), new(0.62f, 0.04f), new(0.08f, 0)];
        byte[] digit = new byte[784];
        Assert.True(DigitPreprocessor.Prepare(new Drawing(200, 200).Stroke(zero, 50, 30, 140, 9).Picture, Polarity.Auto, digit));
        Assert.True(DigitPreprocessor.Prepare(new Drawing(64, 64).Box(16, 10, 46, 54, 4).Picture, Polarity.Auto, digit));
        Assert.InRange(PixelBox.Above(new Raster(28, 28, digit), 0).Height, 18, 20);
    }

    [Theory]
    [InlineData(0.9f)]
    [InlineData(-0.9f)]
    public void DigitPreprocessor_Prepare_DigitThatLeansFarIsStraightened(float lean)
    {
        Vector2[] nine = [new(0.3f, 1), new(0.3f, 0), new(0, 0), new(0, 0.4f), new(0.3f, 0.4f)];
        Vector2[] leaning = [.. nine.Select(p => new Vector2(p.X + lean * (0.5f - p.Y), p.Y))];
        byte[] digit = new byte[784];
        Assert.True(DigitPreprocessor.Prepare(new Drawing(300, 200).Stroke(leaning, 100, 30, 140, 9).Picture, Polarity.Auto, digit));
        Assert.Equal(0.25 * Math.Sign(lean), Slant.Measure(new Raster(28, 28, digit), new PixelBox(0, 0, 28, 28)), 0.06);
        Assert.InRange(PixelBox.Above(new Raster(28, 28, digit), 128).Height, 18, 20);
    }

    [Fact]
    public void DigitPreprocessor_Prepare_FaintInkInNoiseIsFoundInOnePiece()
    {
        byte[] digit = new byte[784];
        Assert.True(DigitPreprocessor.Prepare(Drawn(Paper(220), ink: 190, noise: 6), Polarity.Auto, digit));
        AssertOnePieceOfFullHeight(digit);
    }

    [Fact]
    public void DigitPreprocessor_Prepare_TinyDigitIsEnlarged()
    {
        byte[] digit = new byte[784];
        Assert.True(DigitPreprocessor.Prepare(new Drawing(10, 12).Stroke(Drawing.Seven, 0, 1, 10, 1.5f).Picture, Polarity.Auto, digit));
        Assert.InRange(PixelBox.Above(new Raster(28, 28, digit), 0).Height, 18, 20);
    }

    [Fact]
    public void DigitPreprocessor_Prepare_ThinStrokeInHugePhotoStaysInOnePiece()
    {
        using var folder = new TestFolder();
        GrayPicture photo = new Drawing(4000, 3000, 235).Stroke(Drawing.Seven, 600, 100, 2800, 6, 40).Picture;
        byte[] digit = new byte[784];
        Assert.True(DigitPreprocessor.Prepare(PictureReader.Read(folder.Write("huge.jpg", photo.ToJpeg())), Polarity.Auto, digit));
        AssertOnePieceOfFullHeight(digit);
    }

    [Fact]
    public void DigitPreprocessor_Prepare_SamePictureGivesTheSameOnEveryThread()
    {
        GrayPicture picture = Drawn(Paper(200), ink: 40, noise: 10);
        byte[] expected = new byte[784];
        DigitPreprocessor.Prepare(picture, Polarity.Auto, expected);
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            byte[] digit = new byte[784];
            DigitPreprocessor.Prepare(new Drawing(10 + i, 300).Picture, Polarity.Auto, digit);
            DigitPreprocessor.Prepare(picture, Polarity.Auto, digit);
            Assert.Equal(expected, digit);
        });
    }

    [Fact]
    public void DigitPreprocessor_Prepare_PictureIsNotChanged()
    {
        GrayPicture picture = Drawn(Paper());
        byte[] before = (byte[])picture.Pixels.Clone();
        DigitPreprocessor.Prepare(picture, Polarity.Auto, new byte[784]);
        Assert.Equal(before, picture.Pixels);
    }

    [Fact]
    public void DigitPreprocessor_Prepare_WrongLengthIsTheCallersMistake() =>
        Assert.Throws<ArgumentException>(() => DigitPreprocessor.Prepare(new Drawing(5, 5).Picture, Polarity.Auto, new byte[783]));

    private static void AssertOnePieceOfFullHeight(byte[] digit)
    {
        var pieces = new List<Component>();
        Components.Find(new Raster(28, 28, digit), 150, new int[784], new int[784], pieces);
        Assert.Equal(20, Assert.Single(pieces).Box.Height);
    }

    private static Drawing Paper(byte paper = 255) => new(200, 200, paper);

    private static GrayPicture Drawn(Drawing paper, byte ink = 0, double noise = 0) =>
        paper.Stroke(Drawing.Seven, 40, 30, 120, 14, ink).Noise(noise).Picture;

    private static Drawing Squared(Drawing paper, byte level)
    {
        for (int x = 10; x < 200; x += 30) paper.Rectangle(x, 0, x + 2, 200, level);
        return Lined(paper, level);
    }

    private static Drawing Lined(Drawing paper, byte level)
    {
        for (int y = 15; y < 200; y += 30) paper.Rectangle(0, y, 200, y + 2, level);
        return paper;
    }
}
