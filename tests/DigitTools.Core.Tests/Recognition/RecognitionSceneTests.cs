using DigitTools.Core.Imaging;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Tests.Imaging;

namespace DigitTools.Core.Tests.Recognition;

/// <summary>What the shipped model reads from pictures that show more than a digit on paper, or less.</summary>
public sealed class RecognitionSceneTests : IDisposable
{
    private const int Seven = 0, Two = 1, Four = 4, Three = 18;

    private readonly TestFolder _folder = new();
    private readonly DigitClassifier _classifier = DigitClassifier.Load(DigitClassifier.ShippedPath, TestRun.Token);

    public static TheoryData<string, byte[], int> Digits => new()
    {
        { "dark frame", new Drawing(300, 300, 40).Rectangle(40, 40, 260, 260, 245).Digit(Seven, 70, 70, 160, 20).Picture.ToPng(), 7 },
        { "sheet", new Drawing(320, 240, 90).Polygon(Drawing.Sheet, 235).Digit(Three, 100, 65, 120, 30).Noise(3).Picture.ToPng(), 3 },
        {
            "light digit on a plate in a coloured frame",
            new ColorDrawing(320, 240, 0xC03020).Rectangle(50, 40, 270, 200, 0x202428).Digit(Two, 90, 50, 140, 0xFFFFFF).ToPng(),
            2
        },
        { "equal lightness", new ColorDrawing(200, 200, 0xFF0000).Digit(Seven, 20, 20, 160, 0x008300).ToPng(), 7 },
        {
            "in a ring",
            new Drawing(300, 300).Stroke(Drawing.Ring(0.45f), 0, 0, 300, 8, 20).Digit(Seven, 60, 60, 180, 20).Picture.ToPng(),
            7
        },
        { "cut out of white", CutOut(new Drawing(200, 200).Digit(Two, 20, 20, 160).Picture), 2 },
        { "behind transparency", Invisible(new Drawing(200, 200, 240).Digit(Two, 20, 20, 160, 20).Picture), 2 },
        { "strip", new Drawing(2400, 60, 245).Digit(Three, 1500, 0, 60, 30).Picture.ToPng(), 3 },
    };

    public static TheoryData<string, object> Blanks => new()
    {
        { "hard shadow", new Drawing(400, 300, 235).Polygon([new(0, 0), new(170, 0), new(140, 300), new(0, 300)], 120).Picture },
        { "shadow of a corner", new Drawing(400, 300, 235).Polygon([new(210, 0), new(400, 0), new(400, 140)], 110).Picture },
        { "cell with a rest of its border", new Drawing(60, 60, 240).Rectangle(0, 0, 60, 3, 40).Rectangle(0, 0, 3, 40, 40).Picture },
        { "sheet beside a table", new Drawing(400, 300, 235).Rectangle(0, 0, 60, 300, 70).Noise(3).Picture },
    };

    public void Dispose()
    {
        _classifier.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Digits))]
    public void RecognitionPipeline_Take_FindsTheDigit(string name, byte[] file, int digit)
    {
        RecognitionResult result = Run(file);
        Assert.True(digit == result.Digit, Told(name, result));
        Assert.InRange(result.Probabilities.Sum(), result.Confidence, 1 + 1e-9);
    }

    [Fact]
    public void RecognitionPipeline_Take_SaysWhereTheInkIs()
    {
        RecognitionResult result = Run(
            new Drawing(400, 300, 40).Rectangle(150, 50, 350, 250, 245).Digit(Seven, 170, 70, 160, 20).Picture.ToPng());
        // The 7 is in columns 6 to 22 and rows 7 to 27 of its 28 x 28.
        Assert.Equal(Polarity.DarkOnLight, result.View.Polarity);
        Assert.Equal((170 + 6 * 160 / 28f) / 400, result.Ink.Left, 0.02f);
        Assert.Equal((170 + 22 * 160 / 28f) / 400, result.Ink.Right, 0.02f);
        Assert.Equal((70 + 7 * 160 / 28f) / 300, result.Ink.Top, 0.02f);
        Assert.Equal((70 + 27 * 160 / 28f) / 300, result.Ink.Bottom, 0.02f);
    }

    [Fact]
    public void RecognitionPipeline_Take_ThreeDigitsAreSeveral()
    {
        Drawing row = new Drawing(420, 160, 240)
            .Digit(Seven, 15, 15, 130, 20).Digit(Two, 145, 15, 130, 20).Digit(Three, 275, 15, 130, 20);
        RecognitionResult result = Run(row.Picture.ToPng());
        Assert.Equal((RecognitionStatus.Rejected, RecognitionReason.SeveralDigits), (result.Status, result.Reason));
        Assert.InRange(result.Probabilities.Sum(), 0, 0.999);
    }

    [Theory]
    [MemberData(nameof(Blanks))]
    public void RecognitionPipeline_Take_WhatIsNoWritingIsNotRecognized(string name, object given)
    {
        var picture = (GrayPicture)given;
        RecognitionResult result = Run(picture.ToPng());
        Assert.True(result.Status != RecognitionStatus.Recognized, Told(name, result));
        Assert.Equal(result.Status == RecognitionStatus.Empty, result.Reason == RecognitionReason.NoInk);
        Assert.Equal(result.Status == RecognitionStatus.Empty, result.Best < 0);
    }

    [Theory]
    [InlineData(Three, false)]
    [InlineData(Three, true)]
    [InlineData(Four, false)]
    [InlineData(Four, true)]
    public void RecognitionPipeline_Take_ALyingPhotoIsNoOtherDigit(int index, bool clockwise)
    {
        const int Side = 200;
        byte[] upright = new Drawing(Side, Side, 235).Digit(index, 20, 20, 160, 30).Picture.Pixels, lying = new byte[Side * Side];
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
                lying[clockwise ? x * Side + Side - 1 - y : (Side - 1 - x) * Side + y] = upright[y * Side + x];
        }

        RecognitionResult result = Run(PngFile.MakeGray(Side, Side, lying));
        Assert.True(result.Digit is null || result.Digit == Mnist.Test.Label(index), Told("lying", result));
    }

    /// <summary>White that is opaque where the picture is light.</summary>
    private static byte[] CutOut(GrayPicture picture) => PngFile.Make(
        picture.Width, picture.Height, PngFile.GrayAlpha, 8, [.. picture.Pixels.SelectMany(gray => (byte[])[255, gray])]);

    /// <summary>A picture of which nothing is opaque.</summary>
    private static byte[] Invisible(GrayPicture picture) => PngFile.Make(
        picture.Width, picture.Height, PngFile.GrayAlpha, 8, [.. picture.Pixels.SelectMany(gray => (byte[])[gray, 0])]);

    private static string Told(string name, RecognitionResult result) =>
        $"{name}: {result.Status}, {result.Reason}, best {result.Best}, {result.Confidence:P1}, {result.View.Kind}";

    private RecognitionResult Run(byte[] file) => Assert.Single(PipelineRun.All(
        _classifier, new RecognitionOptions { Workers = 1 }, new PictureRequest(_folder.Write("picture.png", file))));
}
