using System.Buffers.Binary;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Tests.Imaging;

public sealed class PictureReaderFormatTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PictureReader_Read_GrayPngGivesTheVeryBytes()
    {
        byte[] ramp = [.. Enumerable.Range(0, 256).Select(level => (byte)level)];
        Assert.Equal(ramp, Read(PngFile.MakeGray(16, 16, ramp)).Pixels);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(45_455)]
    [InlineData(220_000)]
    public void PictureReader_Read_GrayPngWithGammaGivesTheVeryBytes(int gamma)
    {
        byte[] data = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(data, gamma);
        byte[] ramp = [.. Enumerable.Range(0, 256).Select(level => (byte)level)];
        Assert.Equal(ramp, Read(PngFile.MakeGray(16, 16, ramp, ("gAMA", data))).Pixels);
    }

    [Fact]
    public void PictureReader_Read_GrayPngWithStandardColourSpaceGivesTheVeryBytes()
    {
        byte[] ramp = [.. Enumerable.Range(0, 256).Select(level => (byte)level)];
        Assert.Equal(ramp, Read(PngFile.MakeGray(16, 16, ramp, ("sRGB", [0]))).Pixels);
    }

    [Fact]
    public void PictureReader_Read_SixteenBitPngKeepsTheUpperByte()
    {
        GrayPicture picture = Read(PngFile.Make(2, 1, PngFile.Gray, 16, [0x12, 0x00, 0xF0, 0x00]));
        Assert.Equal([0x12, 0xF0], picture.Pixels);
    }

    [Fact]
    public void PictureReader_Read_OneBitPngIsBlackAndWhite()
    {
        GrayPicture picture = Read(PngFile.Make(8, 1, PngFile.Gray, 1, [0b10110001]));
        Assert.Equal([255, 0, 255, 255, 0, 0, 0, 255], picture.Pixels);
    }

    [Fact]
    public void PictureReader_Read_PalettePngIsTheLuminanceOfTheColours()
    {
        byte[] palette = [255, 0, 0, 0, 255, 0, 0, 0, 255, 200, 200, 200];
        GrayPicture picture = Read(PngFile.Make(4, 1, PngFile.Palette, 8, [0, 1, 2, 3], ("PLTE", palette)));
        Assert.Equal([77, 149, 29, 200], picture.Pixels);
    }

    [Fact]
    public void PictureReader_Read_PaletteWithTransparentColourIsLaidOverWhite()
    {
        GrayPicture picture = Read(PngFile.Make(2, 1, PngFile.Palette, 8, [0, 1], ("PLTE", [0, 0, 0, 0, 0, 0]), ("tRNS", [0, 255])));
        Assert.Equal([255, 0], picture.Pixels);
    }

    [Fact]
    public void PictureReader_Read_GrayAlphaPngIsLaidOverWhite()
    {
        GrayPicture picture = Read(PngFile.Make(3, 1, PngFile.GrayAlpha, 8, [0, 255, 0, 0, 100, 128]));
        Assert.Equal([0, 255, 177], picture.Pixels);
    }

    [Fact]
    public void PictureReader_Read_RgbaPngIsLaidOverWhite()
    {
        GrayPicture picture = Read(PngFile.Make(2, 1, PngFile.Rgba, 8, [10, 10, 10, 255, 255, 0, 0, 0]));
        Assert.Equal([10, 255], picture.Pixels);
    }

    [Fact]
    public void PictureReader_Read_WhiteInkOnNothingIsLaidOverBlack()
    {
        GrayPicture picture = Read(PngFile.Make(3, 1, PngFile.Rgba, 8, [255, 255, 255, 0, 255, 255, 255, 255, 255, 255, 255, 0]));
        Assert.Equal([0, 255, 0], picture.Pixels);
    }

    [Fact]
    public void PictureReader_Read_NearlyWhiteInkOnNothingIsLaidOverBlack()
    {
        GrayPicture picture = Read(PngFile.Make(3, 1, PngFile.Rgba, 8, [250, 250, 250, 0, 250, 250, 250, 255, 250, 250, 250, 0]));
        Assert.Equal([0, 250, 0], picture.Pixels);
    }

    [Fact]
    public void PictureReader_Read_FaintPictureWithAlphaStaysOnWhite()
    {
        GrayPicture picture = Read(PngFile.Make(3, 1, PngFile.Rgba, 8, [255, 255, 255, 255, 235, 235, 235, 255, 0, 0, 0, 0]));
        Assert.Equal([255, 235, 255], picture.Pixels);
    }

    [Fact]
    public void PictureReader_Read_NothingAtAllIsOneTone()
    {
        Assert.Single(Read(PngFile.Make(4, 1, PngFile.Rgba, 8, new byte[16])).Pixels.Distinct());
    }

    [Theory]
    [InlineData("bmp", 0)]
    [InlineData("gif", 1)]
    [InlineData("webp", 3)]
    [InlineData("jpeg", 3)]
    public void PictureReader_Read_OtherFormatGivesThePicture(string format, int tolerance)
    {
        GrayPicture drawn = new Drawing(40, 30).Stroke(Drawing.Seven, 5, 0, 30, 4).Picture;
        byte[] file = format switch
        {
            "bmp" => drawn.ToBmp(),
            "gif" => drawn.ToGif(),
            "webp" => drawn.ToWebP(),
            _ => drawn.ToJpeg(100),
        };
        AssertClose(drawn, Read(file), tolerance);
    }

    [Fact]
    public void PictureReader_Read_WrongExtensionGoesByTheContent()
    {
        string path = _folder.Write("picture.jpg", PngFile.MakeGray(1, 1, [7]));
        Assert.Equal([7], PictureReader.Read(path).Pixels);
    }

    [Fact]
    public void PictureReader_Read_NameWithBracketsAndUnicodeWorks()
    {
        string path = _folder.Write("[1] ziffer ünïcødé 数字.png", PngFile.MakeGray(1, 1, [7]));
        Assert.Equal([7], PictureReader.Read(path).Pixels);
    }

    [Fact]
    public void PictureReader_Read_LinkReadsItsTarget()
    {
        string target = _folder.Write("target.png", PngFile.MakeGray(1, 1, [7]));
        string link = Path.Combine(_folder.FullName, "link.png");
        try
        {
            File.CreateSymbolicLink(link, target);
        }
        catch (IOException cause)
        {
            Assert.Skip($"This system makes no links: {cause.Message}");
        }

        Assert.Equal([7], PictureReader.Read(link).Pixels);
    }

    [Fact]
    public void PictureReader_ReadShown_RgbaIsLaidOverWhiteAndOpaque()
    {
        string path = _folder.Write("a.png", PngFile.Make(2, 1, PngFile.Rgba, 8, [10, 20, 30, 255, 255, 0, 0, 0]));
        ColorPicture picture = PictureReader.ReadShown(path, PictureReader.DefaultMaximumPixels, TestRun.Token).Color;
        Assert.Equal([10, 20, 30, 255, 255, 255, 255, 255], picture.Rgba);
    }

    [Fact]
    public void PictureReader_ReadShown_GrayHasEqualChannels()
    {
        ColorPicture picture = PictureReader.ReadShown(
            _folder.Write("a.png", PngFile.MakeGray(2, 1, [5, 250])), PictureReader.DefaultMaximumPixels, TestRun.Token).Color;
        Assert.Equal([5, 5, 5, 255, 250, 250, 250, 255], picture.Rgba);
    }

    [Fact]
    public void PictureReader_Read_ManyThreadsAllGetTheSame()
    {
        GrayPicture drawn = new Drawing(60, 50).Stroke(Drawing.Four, 5, 0, 50, 4).Picture;
        string path = _folder.Write("a.png", drawn.ToPng());
        Parallel.For(
            0, 500, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.Equal(drawn.Pixels, PictureReader.Read(path).Pixels));
    }

    private static void AssertClose(GrayPicture expected, GrayPicture actual, int tolerance)
    {
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        for (int i = 0; i < expected.Pixels.Length; i++)
            Assert.InRange(actual.Pixels[i], expected.Pixels[i] - tolerance, expected.Pixels[i] + tolerance);
    }

    private GrayPicture Read(byte[] file) => PictureReader.Read(_folder.Write("picture", file));
}
