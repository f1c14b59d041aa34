using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Tests.Imaging;

namespace DigitTools.Core.Tests.Preprocessing;

public sealed class PictureSearchTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PictureSearch_Read_ACleanDigitIsReadInOneWay()
    {
        InkReading reading = Assert.Single(Read(new Drawing(200, 200).Stroke(Drawing.Seven, 40, 30, 120, 14).Picture));
        Assert.True(reading.IsBeyondDoubt);
        Assert.Equal((View.OfAll(ViewKind.Whole, Polarity.DarkOnLight), ReadingPart.Digit), (reading.View, reading.Part));
        AssertNear(new Area(57 / 200f, 35 / 200f, 143 / 200f, 145 / 200f), reading.Ink, 0.01f);
    }

    [Fact]
    public void PictureSearch_Read_ACleanDigitIsLookedAtAgainIfTheNetworkIsNotSureOfIt()
    {
        GrayPicture picture = new Drawing(200, 200).Stroke(Drawing.Seven, 40, 30, 120, 14).Picture;
        var asked = new List<int>();
        Assert.Single(Read(picture, isSure: Ask(true)));
        Assert.Contains(Read(picture, isSure: Ask(false)), reading => reading.View.Kind == ViewKind.Inverse);
        Assert.Equal([0, 0], asked);

        Func<int, bool> Ask(bool answer) => index =>
        {
            asked.Add(index);
            return answer;
        };
    }

    [Fact]
    public void PictureSearch_Read_WhatHasTheLayoutOfMnistAsksNoNetwork()
    {
        var picture = new GrayPicture(Mnist.Side, Mnist.Side, Mnist.Test.Pixels(0));
        Assert.Single(Read(picture, isSure: _ => throw new InvalidOperationException("It goes through the network with the others.")));
    }

    [Fact]
    public void PictureSearch_Read_AStrokeFromEdgeToEdgeIsKeptInTheFaintView()
    {
        // The stem of a 4 in a crop that is as tall as it, which looks like a line of the form.
        GrayPicture four = new Drawing(60, 60).Rectangle(33, 0, 34, 60).Rectangle(10, 30, 58, 34).Rectangle(14, 5, 18, 34).Picture;
        List<InkReading> readings = Read(four, isSure: _ => false);
        Assert.True(readings[0].Facts.Rules > 0);
        InkReading faint = Assert.Single(readings, r => r.View.Kind == ViewKind.Faint && r.Part == ReadingPart.Digit);
        Assert.Equal((0, 2), (faint.Facts.Rules, faint.Facts.Edges));
    }

    [Fact]
    public void PictureSearch_Read_PaperInAFrameIsARegion()
    {
        List<InkReading> readings = Read(Framed());
        InkReading region = Assert.Single(readings, reading => reading.View.Kind == ViewKind.Region);
        AssertNear(new Area(60 / 300f, 40 / 240f, 240 / 300f, 200 / 240f), region.View.Area, 0.01f);
        AssertNear(new Area(118 / 300f, 66 / 240f, 202 / 300f, 174 / 240f), region.Ink, 0.015f);
        Assert.Equal(0.4f, region.View.Share, 0.02);
        Assert.Equal((Polarity.DarkOnLight, true), (region.View.Polarity, region.Facts.IsClean));
        Assert.False(readings[0].Facts.IsClean);
    }

    [Fact]
    public void PictureSearch_Read_ASheetInLightThatFallsOffIsCleanPaper()
    {
        Drawing sheet = new Drawing(320, 240, 90).Polygon(Drawing.Sheet, 235).Stroke(Drawing.Seven, 100, 66, 120, 10, 30).Shade(0.5);
        Assert.Contains(
            Read(sheet.Picture),
            reading => reading is { View.Kind: ViewKind.Region, Facts: { IsClean: true, Pieces: 1, Characters: 1 } });
    }

    [Fact]
    public void PictureSearch_Read_TheOtherPolarityIsTriedOnlyIfNoneIsGiven()
    {
        Assert.Contains(Read(Framed()), reading => reading.View is { Kind: ViewKind.Inverse, Polarity: Polarity.DarkOnLight });
        List<InkReading> asTold = Read(Framed(), Polarity.LightOnDark);
        Assert.NotEmpty(asTold);
        Assert.All(asTold, reading => Assert.Equal(Polarity.LightOnDark, reading.View.Polarity));
    }

    [Fact]
    public void PictureSearch_Read_WhatARingEnclosesIsReadWithoutIt()
    {
        Drawing drawing = new Drawing(300, 300).Stroke(Drawing.Ring(0.4f), 0, 0, 300, 8).Stroke(Drawing.Seven, 85, 85, 130, 12);
        List<InkReading> readings = Read(drawing.Picture);
        InkReading enclosed = Assert.Single(readings, r => r.Part == ReadingPart.Enclosed && r.View.Kind == ViewKind.Whole);
        AssertNear(new Area(105 / 300f, 92 / 300f, 195 / 300f, 208 / 300f), enclosed.Ink, 0.015f);
    }

    [Fact]
    public void PictureSearch_Read_OfARowEachCharacterIsReadAlone()
    {
        int[] places = [30, 150, 270];
        var drawing = new Drawing(400, 160);
        foreach (int left in places) drawing.Stroke(Drawing.Seven, left, 30, 100, 10);
        InkReading[] characters = [.. Read(drawing.Picture).Where(r => r.Part == ReadingPart.Character && r.View.Kind == ViewKind.Whole)];
        Assert.All(characters, reading => Assert.Equal(1, reading.Facts.Pieces));
        Assert.Equal(
            places.Select(left => (left + 15) / 400f),
            characters.Select(reading => reading.Ink.Left).Order(),
            (one, other) => Math.Abs(one - other) < 0.01f);
    }

    [Fact]
    public void PictureSearch_Read_InkOfEqualLightnessIsFoundByItsColour()
    {
        byte[] png = new ColorDrawing(200, 200, 0xFF0000).Digit(0, 30, 30, 140, 0x008300).ToPng();
        InkReading reading = Assert.Single(ReadFile(png), r => r.View.Kind == ViewKind.Color && r.Part == ReadingPart.Digit);
        Assert.Equal((1, 0), (reading.Facts.Pieces, reading.Facts.Edges));
        Assert.InRange(reading.Facts.Size, 0.45f, 0.55f);
    }

    [Fact]
    public void PictureSearch_Read_WhatIsCutOutIsFoundByItsOpacity()
    {
        byte[] alpha = new Drawing(200, 200).Stroke(Drawing.Seven, 40, 30, 120, 14).Picture.Pixels;
        byte[] samples = [.. alpha.SelectMany(a => (byte[])[255, 255, 255, a])];
        List<InkReading> readings = ReadFile(PngFile.Make(200, 200, PngFile.Rgba, 8, samples));
        Assert.NotEmpty(readings);
        Assert.All(readings, reading => Assert.Equal(ViewKind.Opacity, reading.View.Kind));
        AssertNear(new Area(57 / 200f, 35 / 200f, 143 / 200f, 145 / 200f), readings[0].Ink, 0.01f);
    }

    [Fact]
    public void PictureSearch_Read_BlankPaperHasNoReading()
    {
        Assert.Empty(Read(new Drawing(200, 150, 230).Picture));
        Assert.Empty(Read(new Drawing(300, 300, 200).Noise(8).Picture));
        Assert.Empty(ReadFile(PngFile.Make(50, 50, PngFile.Rgba, 8, new byte[50 * 50 * 4])));
    }

    /// <summary>A sheet in a dark frame.</summary>
    private static GrayPicture Framed() =>
        new Drawing(300, 240, 40).Rectangle(60, 40, 240, 200, 240).Stroke(Drawing.Seven, 100, 60, 120, 12, 20).Picture;

    private static List<InkReading> Read(
        GrayPicture picture, Polarity polarity = Polarity.Auto, OpenedPicture? opened = null, Func<int, bool>? isSure = null)
    {
        var list = new ReadingList();
        new PictureSearch().Read(picture, opened, polarity, list, isSure);
        return [.. Enumerable.Range(0, list.Count).Select(i => list[i])];
    }

    private List<InkReading> ReadFile(byte[] file)
    {
        using OpenedPicture opened = PictureReader.Open(_folder.Write("picture.png", file), stop: TestRun.Token);
        return Read(opened.Gray(new PictureBuffers()), Polarity.Auto, opened);
    }

    private static void AssertNear(Area expected, Area actual, float tolerance)
    {
        Assert.Equal(expected.Left, actual.Left, tolerance);
        Assert.Equal(expected.Top, actual.Top, tolerance);
        Assert.Equal(expected.Right, actual.Right, tolerance);
        Assert.Equal(expected.Bottom, actual.Bottom, tolerance);
    }
}
