using System.Buffers.Binary;
using BitMiracle.LibTiff.Classic;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Tests.Imaging.Formats;

public sealed class TiffTests : IDisposable
{
    private const int Side = Mnist.Side;

    private static readonly byte[] s_digit = Mnist.Test.Pixels(0);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Compression.NONE)]
    [InlineData(Compression.LZW)]
    [InlineData(Compression.DEFLATE)]
    [InlineData(Compression.ADOBE_DEFLATE)]
    [InlineData(Compression.PACKBITS)]
    public void PictureReader_TiffWithoutLoss_KeepsEveryLevel(Compression compression) =>
        Assert.Equal(s_digit, Read(Gray(s_digit.Chunk(Side), 8, (TiffTag.COMPRESSION, compression))).Pixels);

    [Theory]
    [InlineData(Compression.CCITTRLE)]
    [InlineData(Compression.CCITTFAX3)]
    [InlineData(Compression.CCITTFAX4)]
    public void PictureReader_Fax_IsBlackOnWhite(Compression compression)
    {
        byte[] seen = [.. s_digit.Select(p => p > 127 ? byte.MinValue : byte.MaxValue)];
        Assert.Equal(seen, Read(EncodedTiff.Fax(seen, Side, compression)).Pixels);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(16)]
    public void PictureReader_TiffOfAnyBits_IsTheSameGray(int bits)
    {
        int levels = (1 << Math.Min(bits, 8)) - 1;
        byte[] seen = [.. s_digit.Select(p => (byte)Math.Round(Math.Round(p * levels / 255.0) * 255 / levels))];
        byte[] data = [.. seen.Chunk(Side).SelectMany(row => EncodedTiff.Packed(row, bits))];
        var page = new TiffPage(Side, Side, data) { Bits = bits };
        Assert.Equal(seen, Read(TiffFile.Make(isBigEndian: true, page)).Pixels);
    }

    [Fact]
    public void PictureReader_TiffInEitherOrder_IsTheSame() => Assert.Equal(
        Read(TiffFile.Make(isBigEndian: true, TiffPage.Digit(0))).Pixels, Read(TiffFile.Make(TiffPage.Digit(0))).Pixels);

    [Fact]
    public void PictureReader_TiffTiles_AreOnePicture()
    {
        byte[] pixels = new Drawing(50, 40).Stroke(Drawing.Four, 0, 0, 40, 5).Noise(8).Picture.Pixels;
        Assert.Equal(pixels, Read(EncodedTiff.Tiles(pixels, 50, 40)).Pixels);
    }

    /// <summary>Red, green, blue, and gray of 100, in each way to store them.</summary>
    [Theory]
    [InlineData("rgb")]
    [InlineData("planes")]
    [InlineData("palette")]
    [InlineData("inks")]
    public void PictureReader_TiffColours_AreTheirLightness(string kind)
    {
        TiffPage page = kind switch
        {
            "rgb" => new TiffPage(4, 1, [255, 0, 0, 0, 255, 0, 0, 0, 255, 100, 100, 100]) { Samples = 3, Photometric = 2 },
            "planes" => new TiffPage(4, 1, [255, 0, 0, 100, 0, 255, 0, 100, 0, 0, 255, 100])
            {
                Samples = 3,
                Photometric = 2,
                More = new() { [284] = [2], [273] = [8, 12, 16], [279] = [4, 4, 4] },
            },
            "inks" => new TiffPage(4, 1, [0, 255, 255, 0, 255, 0, 255, 0, 255, 255, 0, 0, 155, 155, 155, 0])
            {
                Samples = 4,
                Photometric = 5,
            },
            _ => new TiffPage(4, 1, [0, 1, 2, 3]) { Photometric = 3, More = new() { [320] = Palette() } },
        };
        Assert.Equal([77, 149, 29, 100], Read(TiffFile.Make(page)).Pixels.Select(p => (int)p));
    }

    [Fact]
    public void PictureReader_TiffWithJpegInside_IsNearlyTheSame()
    {
        byte[][] rows = [.. s_digit.Chunk(Side).Select(row => row.SelectMany(p => new[] { p, p, p }).ToArray())];
        byte[] file = EncodedTiff.Strips(
            rows,
            Side,
            (TiffTag.BITSPERSAMPLE, 8),
            (TiffTag.SAMPLESPERPIXEL, 3),
            (TiffTag.COMPRESSION, Compression.JPEG),
            (TiffTag.PHOTOMETRIC, Photometric.YCBCR),
            (TiffTag.JPEGCOLORMODE, JpegColorMode.RGB),
            (TiffTag.JPEGQUALITY, 95),
            (TiffTag.ROWSPERSTRIP, 16));
        byte[] pixels = Read(file).Pixels;
        Assert.Equal(s_digit.Length, pixels.Length);
        Assert.All(pixels.Zip(s_digit), pair => Assert.InRange(pair.First, pair.Second - 40, pair.Second + 40));
    }

    [Theory]
    [InlineData(1, "123456")]
    [InlineData(3, "654321")]
    [InlineData(6, "415263")]
    [InlineData(8, "362514")]
    public void PictureReader_TiffOrientation_IsFollowed(uint turn, string expected)
    {
        TiffPage page = TiffPage.Gray(3, 2, [1, 2, 3, 4, 5, 6]) with { More = new() { [274] = [turn] } };
        Assert.Equal(expected, string.Concat(Read(TiffFile.Make(page)).Pixels));
    }

    [Fact]
    public void PictureReader_TiffAlpha_IsLaidOverWhite()
    {
        var page = new TiffPage(2, 1, [0, 0, 0, 0, 0, 0, 0, 255]) { Samples = 4, Photometric = 2, More = new() { [338] = [2] } };
        Assert.Equal([255, 0], Read(TiffFile.Make(page)).Pixels);
    }

    [Fact]
    public void PictureReader_ChannelOfNoMeaning_IsNoAlpha()
    {
        var page = new TiffPage(2, 1, [9, 9, 9, 0, 90, 90, 90, 0]) { Samples = 4, Photometric = 2, More = new() { [338] = [0] } };
        Assert.Equal([9, 90], Read(TiffFile.Make(page)).Pixels);
    }

    [Fact]
    public void OpenedFile_Pages_HaveSizesOfTheirOwnWithoutPreviewsAndMasks()
    {
        TiffPage preview = TiffPage.Blank(8) with { More = new() { [254] = [1] } };
        TiffPage mask = preview with { More = new() { [254] = [4] } };
        using OpenedFile file = Open(TiffFile.Make(TiffPage.Digit(0), preview, TiffPage.Gray(2, 1, [1, 2]), mask));
        Assert.Equal(2, file.PageCount);
        Assert.Equal(s_digit, Pixels(file, 1));
        Assert.Equal([1, 2], Pixels(file, 2));
    }

    [Fact]
    public void OpenedFile_DamagedPage_LeavesTheOthers()
    {
        byte[] bytes = TiffFile.Make(TiffPage.Digit(0), TiffPage.Digit(1), TiffPage.Digit(2));
        // The width of the second page: 0.
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(TiffFile.DirectoryOf(bytes, 2) + 10), 0);
        using OpenedFile file = Open(bytes);
        Assert.Equal(3, file.PageCount);
        Assert.Equal(DigitErrorId.PictureUnreadable, Assert.Throws<DigitException>(() => file.Open(2)).Id);
        Assert.Equal(Mnist.Test.Pixels(2), Pixels(file, 3));
    }

    [Fact]
    public void OpenedFile_ListThatLeadsNowhere_IsAPageThatIsDamaged()
    {
        byte[] bytes = TiffFile.Make(TiffPage.Digit(0), TiffPage.Digit(1));
        int directory = TiffFile.DirectoryOf(bytes, 1);
        int link = directory + 2 + 12 * BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(directory));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(link), bytes.Length + 8);
        using (OpenedFile file = Open(bytes))
        {
            Assert.Equal(2, file.PageCount);
            Assert.Equal(s_digit, Pixels(file, 1));
            Assert.Equal(DigitErrorId.PictureUnreadable, Assert.Throws<DigitException>(() => file.Open(2)).Id);
        }

        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(link), directory);
        using OpenedFile loop = Open(bytes);
        Assert.Equal(1, loop.PageCount);
    }

    [Fact]
    public void PictureReader_HugeTiff_IsTooLargeWithoutMemoryForIt() => AssertError(
        DigitErrorId.PictureTooLarge, TiffFile.Make(new TiffPage(60_000, 60_000, [0, 1, 2, 3]) { Compression = 4, Bits = 1 }));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(32773)]
    public void PictureReader_TiffThatCannotHoldItsPixels_IsUnreadable(int compression)
    {
        var page = new TiffPage(9000, 9000, new byte[64]) { Compression = compression, Bits = compression == 4 ? 1 : 8 };
        Assert.Contains("can't hold", AssertError(DigitErrorId.PictureUnreadable, TiffFile.Make(page)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PictureReader_TiffThatEndsEarly_IsUnreadable()
    {
        byte[] file = EncodedTiff.Strips([.. s_digit.Chunk(Side)], Side, GrayFields(8, Compression.LZW));
        TiffPage page = TiffPage.Digit(0) with { Data = file[EncodedTiff.Data..200], Compression = 5 };
        AssertError(DigitErrorId.PictureUnreadable, TiffFile.Make(page));
    }

    [Theory]
    [InlineData(259, 34712, "JPEG 2000")]
    [InlineData(259, 4711, "4711")]
    [InlineData(258, 32, "32 bits")]
    [InlineData(339, 3, "fractions")]
    [InlineData(277, 40, "40 samples")]
    [InlineData(50706, 1, "camera RAW")]
    [InlineData(262, 32803, "camera RAW")]
    public void PictureReader_UnusualTiff_IsNamed(int tag, uint value, string name)
    {
        TiffPage page = TiffPage.Digit(0) with { More = new() { [tag] = [value] } };
        Assert.Contains(name, AssertError(DigitErrorId.PictureFormatUnsupported, TiffFile.Make(page)).Message, StringComparison.Ordinal);
    }

    private static byte[] Gray(IEnumerable<byte[]> rows, int bits, (TiffTag Tag, object Value) more) =>
        EncodedTiff.Strips([.. rows], Side, [.. GrayFields(bits, Compression.NONE)[..^1], more]);

    private static (TiffTag Tag, object Value)[] GrayFields(int bits, Compression compression) =>
    [
        (TiffTag.BITSPERSAMPLE, bits), (TiffTag.SAMPLESPERPIXEL, 1), (TiffTag.PHOTOMETRIC, Photometric.MINISBLACK),
        (TiffTag.COMPRESSION, compression),
    ];

    private static uint[] Palette()
    {
        uint[] colors = new uint[3 * 256];
        (int Red, int Green, int Blue)[] first = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (100, 100, 100)];
        for (int i = 0; i < first.Length; i++)
            (colors[i], colors[256 + i], colors[512 + i]) = (Wide(first[i].Red), Wide(first[i].Green), Wide(first[i].Blue));
        return colors;

        static uint Wide(int value) => (uint)value * 257;
    }

    private static byte[] Pixels(OpenedFile file, int page)
    {
        using OpenedPicture picture = file.Open(page);
        return picture.Gray(new PictureBuffers()).Pixels;
    }

    private GrayPicture Read(byte[] file) => PictureReader.Read(_folder.Write("picture", file));

    private OpenedFile Open(byte[] file)
    {
        string path = _folder.Write("pages.tif", file);
        return PictureReader.Open(path, PictureFile.Load(path), PictureReader.DefaultMaximumPixels, TestRun.Token);
    }

    private DigitException AssertError(DigitErrorId expected, byte[] file)
    {
        string path = _folder.Write("bad.tif", file);
        DigitException error = Assert.Throws<DigitException>(() => PictureReader.Read(path));
        Assert.Equal((expected, path), (error.Id, error.Target));
        return error;
    }
}
