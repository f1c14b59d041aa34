using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Tests.Imaging;

public sealed class PictureReaderOrientationTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A dark square in the stored upper left corner has to appear where EXIF says that corner belongs.</summary>
    [Theory]
    [InlineData(1, false, false, false)]
    [InlineData(2, false, true, false)]
    [InlineData(3, false, true, true)]
    [InlineData(4, false, false, true)]
    [InlineData(5, true, false, false)]
    [InlineData(6, true, true, false)]
    [InlineData(7, true, true, true)]
    [InlineData(8, true, false, true)]
    public void PictureReader_Read_OrientationTurnsUpright(byte orientation, bool transposed, bool right, bool bottom)
    {
        GrayPicture stored = new Drawing(64, 32).Rectangle(0, 0, 16, 8).Picture;
        foreach (byte[] file in Turned(stored, orientation)) AssertUpright(_folder.Write("turned", file), transposed, right, bottom);
    }

    [Fact]
    public void PictureReader_Read_DamagedExifTurnsNothing()
    {
        GrayPicture stored = new Drawing(64, 32).Rectangle(0, 0, 16, 8).Picture;
        byte[] exif = EncodedPicture.Exif(3);
        byte[][] damaged =
        [
            [], exif[..7], exif[..9], exif[..12], EncodedPicture.Exif(9), [.. exif[..4], 0xFF, .. exif[5..]], [.. "XX"u8, .. exif[2..]],
        ];
        Assert.All(damaged, block =>
        {
            string path = _folder.Write("turned.png", PngFile.MakeGray(64, 32, stored.Pixels, ("eXIf", block)));
            Assert.Equal(stored.Pixels, PictureReader.Read(path).Pixels);
        });
    }

    /// <summary>The same picture in each format that has EXIF, in both orders of bytes, before and behind the pixels.</summary>
    private static IEnumerable<byte[]> Turned(GrayPicture stored, byte orientation)
    {
        (int width, int height, byte[] gray) = (stored.Width, stored.Height, stored.Pixels);
        yield return EncodedPicture.JpegTurned(width, height, gray, orientation);
        yield return EncodedPicture.WebPTurned(width, height, gray, orientation);
        yield return PngFile.MakeGray(width, height, gray, ("eXIf", EncodedPicture.Exif(orientation)));
        byte[] png = PngFile.MakeGray(width, height, gray);
        using var late = new MemoryStream();
        late.Write(png.AsSpan(0, png.Length - 12)); // without the last chunk, which is empty
        PngFile.WriteChunk(late, "eXIf", EncodedPicture.Exif(orientation, isLittle: true));
        late.Write(png.AsSpan(png.Length - 12));
        yield return late.ToArray();
    }

    private static void AssertUpright(string path, bool transposed, bool right, bool bottom)
    {
        GrayPicture picture = PictureReader.Read(path);
        Assert.Equal(transposed ? (32, 64) : (64, 32), (picture.Width, picture.Height));
        (int wide, int high) = transposed ? (8, 16) : (16, 8);
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                bool inside = (right ? x >= picture.Width - wide : x < wide) && (bottom ? y >= picture.Height - high : y < high);
                Assert.InRange(picture.Row(y)[x], inside ? 0 : 235, inside ? 20 : 255);
            }
        }

        ColorPicture color = PictureReader.ReadShown(path, PictureReader.DefaultMaximumPixels, TestRun.Token).Color;
        Assert.Equal((picture.Width, picture.Height), (color.Width, color.Height));
        for (int i = 0; i < picture.Pixels.Length; i++) Assert.InRange(color.Rgba[4 * i], picture.Pixels[i] - 3, picture.Pixels[i] + 3);
    }
}
