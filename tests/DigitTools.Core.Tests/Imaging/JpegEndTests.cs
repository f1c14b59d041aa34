using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Tests.Imaging;

/// <summary>A JPEG without its end marker: whole if that is all that it lacks.</summary>
public sealed class JpegEndTests : IDisposable
{
    private static readonly byte[] s_whole = new Drawing(64, 48).Stroke(Drawing.Four, 0, 0, 64, 5).Noise(8).Picture.ToJpeg();

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(2, 100)]
    public void PictureReader_Read_WithoutEndOrPaddedIsWhole(int missing, int padding)
    {
        byte[] file = [.. s_whole[..^missing], .. Enumerable.Repeat(byte.MaxValue, padding)];
        Assert.Equal(Read(s_whole).Pixels, Read(file).Pixels);
    }

    [Fact]
    public void PictureReader_Read_WithMoreBehindItsEndIsWhole() =>
        Assert.Equal(Read(s_whole).Pixels, Read([.. s_whole, .. "trailing"u8]).Pixels);

    [Theory]
    [InlineData(8)]
    [InlineData(100)]
    [InlineData(1000)]
    public void PictureReader_Read_WithoutALastPartIsUnreadable(int missing)
    {
        foreach (int padding in (int[])[0, 100])
        {
            byte[] file = [.. s_whole[..^missing], .. Enumerable.Repeat(byte.MaxValue, padding)];
            DigitException error = Assert.Throws<DigitException>(() => Read(file));
            Assert.Equal(DigitErrorId.PictureUnreadable, error.Id);
        }
    }

    /// <summary>So large that it is decoded to fewer pixels.</summary>
    [Fact]
    public void PictureReader_ReadShown_WithoutEndIsShownWhole()
    {
        byte[] jpeg = new Drawing(1200, 900).Stroke(Drawing.Seven, 100, 100, 700, 60).Picture.ToJpeg();
        string path = _folder.Write("a.jpg", jpeg.AsSpan(0, jpeg.Length - 2)), whole = _folder.Write("b.jpg", jpeg);
        Assert.Equal(Shown(whole).Rgba, Shown(path).Rgba);
    }

    private static ColorPicture Shown(string path) =>
        PictureReader.ReadShown(path, PictureReader.DefaultMaximumPixels, TestRun.Token).Color;

    private GrayPicture Read(byte[] file) => PictureReader.Read(_folder.Write("picture.jpg", file));
}
