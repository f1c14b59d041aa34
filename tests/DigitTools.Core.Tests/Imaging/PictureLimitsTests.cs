using System.Buffers.Binary;
using System.IO.Compression;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Tests.Imaging;

/// <summary>Files that ask for more than they are worth, and blank sheets, which are as small as files can be and are read.</summary>
public sealed class PictureLimitsTests : IDisposable
{
    private const int Side = 2000;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PictureLimits_Limits_AreThese() => Defaults.AreConstants(typeof(PictureLimits), new()
    {
        [nameof(PictureLimits.FreeBytes)] = 64L * 1024 * 1024,
        [nameof(PictureLimits.BytesPerPixel)] = 8,
        [nameof(PictureLimits.Scans)] = 32,
        [nameof(PictureLimits.InterlacedBytesPerPixel)] = 2,
    });

    [Theory]
    [InlineData("gif")]
    [InlineData("bmp")]
    [InlineData("jpg")]
    [InlineData("png")]
    public void PictureReader_Read_FileThatCannotHoldItsPixelsIsUnreadable(string format)
    {
        byte[] file = format switch
        {
            "gif" => BlankFiles.Gif(Side, frame: 1),
            "bmp" => BlankFiles.Bmp(Side, rows: 1),
            "jpg" => WithSide(BlankFiles.Jpeg(8, scans: 2, []), 0xC2),
            _ => PngFile.Make(Side, Side, PngFile.Rgba, 16, new byte[Side]),
        };
        DigitException error = Refused(file, DigitErrorId.PictureUnreadable);
        Assert.Contains("can't hold the 2,000 x 2,000 pixels", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gif")]
    [InlineData("bmp")]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public void PictureReader_Read_BlankSheetPackedAsWellAsItCanBeIsRead(string format)
    {
        byte[] file = format switch
        {
            "gif" => BlankFiles.Gif(Side, Side),
            "bmp" => BlankFiles.Bmp(Side, Side),
            "jpg" => BlankFiles.Jpeg(Side, scans: 2, []),
            "png" => PngFile.Make(Side, Side, PngFile.Gray, 1, Enumerable.Repeat(byte.MaxValue, Side * Side / 8).ToArray()),
            _ => LosslessWebP(),
        };
        GrayPicture picture = PictureReader.Read(_folder.Write("blank", file));
        Assert.Equal((1000, 1000), (picture.Width, picture.Height));
        Assert.Equal(-1, picture.Pixels.AsSpan().IndexOfAnyExcept(format == "jpg" ? (byte)128 : (byte)255));
    }

    [Fact]
    public void PictureReader_Read_JpegOfMoreScansThanItsSizeAllowsIsTooLarge()
    {
        const int MaximumPixels = 2 * 400 * 400;
        Assert.Equal(400, PictureReader.Read(_folder.Write("most.jpg", BlankFiles.Jpeg(400, scans: 64, [])), MaximumPixels).Width);
        DigitException error = Refused(BlankFiles.Jpeg(400, scans: 65, []), DigitErrorId.PictureTooLarge, MaximumPixels);
        Assert.Contains("65 scans; the limit for 400 x 400 pixels is 64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PictureReader_Read_JpegWithAnotherBeforeAndBehindItIsCountedAlone()
    {
        byte[] many = BlankFiles.Jpeg(400, scans: 40, []);
        byte[] file = [.. BlankFiles.Jpeg(400, scans: 20, preview: many), .. many];
        Assert.Equal(400, PictureReader.Read(_folder.Write("photo.jpg", file), maximumPixels: 400 * 400).Width);
    }

    [Fact]
    public void PictureReader_Read_InterlacedPngThatUnpacksToMoreThanIsAllowedIsTooLarge()
    {
        // Two bytes for each pixel that is allowed: one sample of 16 bits is read, four are not.
        const int Pixels = Side * Side;
        Assert.Equal(
            1000, PictureReader.Read(_folder.Write("a.png", PngFile.MakeInterlaced(Side, PngFile.Gray, 16, 1)), Pixels + Side).Width);
        DigitException error = Refused(PngFile.MakeInterlaced(Side, PngFile.Rgba, 16, 4), DigitErrorId.PictureTooLarge, Pixels + Side);
        Assert.Contains("interlaced PNG of 32,002,000 bytes unpacked; the limit is 8,004,000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PictureReader_Read_PackedTextInPngIsNotUnpacked()
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(new byte[1000]);
        byte[] text = packed.ToArray();
        byte[] file = PngFile.Make(
            1, 1, PngFile.Gray, 8, [7],
            ("zTXt", [(byte)'a', 0, 0, .. text]), ("iTXt", [(byte)'b', 0, 1, 0, 0, 0, .. text]), ("tIME", new byte[7]));
        Assert.Equal([7], PictureReader.Read(_folder.Write("text.png", file)).Pixels);

        PngText.Hide(file);
        Assert.Equal((-1, -1), (file.AsSpan().IndexOf("zTXt"u8), file.AsSpan().IndexOf("iTXt"u8)));
        Assert.NotEqual(-1, file.AsSpan().IndexOf("tIME"u8));
    }

    [Fact]
    public void PictureReader_Read_FileFarLongerThanItsPictureIsUnreadable()
    {
        const long MostBytes = (64 << 20) + 8;
        string path = _folder.Write("long.png", PngFile.MakeGray(1, 1, [7]));
        SetLength(path, MostBytes);
        Assert.Equal([7], PictureReader.Read(path).Pixels);

        SetLength(path, MostBytes + 1);
        DigitException error = Assert.Throws<DigitException>(() => PictureReader.Read(path));
        Assert.Equal(DigitErrorId.PictureUnreadable, error.Id);
        Assert.Contains("67,108,873 bytes; the limit for 1 x 1 pixels is 67,108,872", error.Message, StringComparison.Ordinal);
    }

    private static void SetLength(string path, long length)
    {
        using FileStream file = File.OpenWrite(path);
        file.SetLength(length);
    }

    private static byte[] LosslessWebP()
    {
        using var bitmap = new SkiaSharp.SKBitmap(
            new SkiaSharp.SKImageInfo(Side, Side, SkiaSharp.SKColorType.Rgba8888, SkiaSharp.SKAlphaType.Opaque));
        bitmap.Erase(SkiaSharp.SKColors.White);
        using SkiaSharp.SKPixmap pixels = bitmap.PeekPixels();
        using SkiaSharp.SKData? data = pixels.Encode(new SkiaSharp.SKWebpEncoderOptions(SkiaSharp.SKWebpEncoderCompression.Lossless, 0));
        return data!.ToArray();
    }

    /// <summary>A JPEG that claims to be larger than it is.</summary>
    private static byte[] WithSide(byte[] jpeg, byte frame)
    {
        int at = jpeg.AsSpan().IndexOf((byte[])[0xFF, frame]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(at + 5), Side);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(at + 7), Side);
        return jpeg;
    }

    private DigitException Refused(byte[] file, DigitErrorId id, long maximumPixels = PictureReader.DefaultMaximumPixels)
    {
        string path = _folder.Write("refused", file);
        DigitException error = Assert.Throws<DigitException>(() => PictureReader.Read(path, maximumPixels));
        Assert.Equal((id, path), (error.Id, error.Target));
        Assert.Equal(id, Assert.Throws<DigitException>(() => PictureReader.ReadShown(path, maximumPixels).Color).Id);
        return error;
    }
}
