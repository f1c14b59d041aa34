using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Tests.Imaging;

public sealed class PictureReaderSizeTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 300)]
    [InlineData(1999, 3)]
    [InlineData(2000, 10)]
    [InlineData(3001, 7)]
    [InlineData(3, 9999)]
    [InlineData(3000, 499)]
    public void PictureReader_Read_SmallOrNarrowStaysAsItIs(int width, int height)
    {
        GrayPicture picture = Read(PngFile.MakeGray(width, height, new byte[width * height]));
        Assert.Equal((width, height), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData(4000, 3000, 1000, 750)]
    [InlineData(6000, 600, 3000, 300)]
    [InlineData(700, 5000, 350, 2500)]
    [InlineData(32000, 10, 16000, 5)]
    public void PictureReader_Read_LargePngIsReducedByAWholeFactor(int width, int height, int reducedWidth, int reducedHeight)
    {
        byte[] pixels = new byte[width * height];
        Array.Fill(pixels, (byte)200);
        GrayPicture picture = Read(PngFile.MakeGray(width, height, pixels));
        Assert.Equal((reducedWidth, reducedHeight), (picture.Width, picture.Height));
        Assert.Equal(-1, picture.Pixels.AsSpan().IndexOfAnyExcept((byte)200));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PictureReader_Read_LargeLossyPictureIsDecodedAtReducedSize(bool webP)
    {
        GrayPicture drawn = new Drawing(4000, 1000, paper: 220).Rectangle(2000, 0, 4000, 500, ink: 40).Picture;
        GrayPicture picture = Read(webP ? drawn.ToWebP() : drawn.ToJpeg());
        Assert.Equal((1000, 250), (picture.Width, picture.Height));
        Assert.InRange(picture.Row(60)[750], 37, 43);
        Assert.InRange(picture.Row(60)[250], 217, 223);
        Assert.InRange(picture.Row(190)[750], 217, 223);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PictureReader_Read_LossyStripKeepsItsHeight(bool webP)
    {
        GrayPicture drawn = new Drawing(4000, 90, paper: 220).Rectangle(2000, 40, 2004, 50, ink: 40).Picture;
        GrayPicture picture = Read(webP ? drawn.ToWebP() : drawn.ToJpeg());
        Assert.Equal((4000, 90), (picture.Width, picture.Height));
        Assert.InRange(picture.Row(45)[2002], 30, 60);
    }

    [Fact]
    public void PictureReader_Read_LargeColourPngComesInBandsThatFitTogether()
    {
        // More than 128 MiB as RGBA, so that it is decoded in two parts.
        const int Width = 6000, Height = 6000;
        byte[] samples = new byte[Width * Height * 3];
        for (int y = 0; y < Height; y++) samples.AsSpan(y * Width * 3, Width * 3).Fill((byte)(y / 24));
        GrayPicture picture = Read(PngFile.Make(Width, Height, PngFile.Rgb, 8, samples));
        Assert.Equal((1000, 1000), (picture.Width, picture.Height));
        for (int y = 0; y < 1000; y++) Assert.InRange(picture.Row(y)[500], y / 4 - 1, y / 4 + 1);
    }

    [Theory]
    [InlineData(512, 100, 512, 100)]
    [InlineData(1000, 500, 500, 250)]
    [InlineData(30, 1537, 8, 385)]
    public void PictureReader_ReadShown_LargeIsReducedForShowing(int width, int height, int reducedWidth, int reducedHeight)
    {
        ColorPicture picture = PictureReader.ReadShown(
            _folder.Write("a.png", PngFile.MakeGray(width, height, new byte[width * height])),
            PictureReader.DefaultMaximumPixels,
            TestRun.Token).Color;
        Assert.Equal((reducedWidth, reducedHeight), (picture.Width, picture.Height));
        Assert.Equal(reducedWidth * reducedHeight * 4, picture.Rgba.Length);
    }

    private GrayPicture Read(byte[] file) => PictureReader.Read(_folder.Write("picture", file));
}
