using BitMiracle.LibTiff.Classic;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Tests.Imaging.Formats;

public sealed class PdfTests : IDisposable
{
    private const string Gray = "/BitsPerComponent 8 /ColorSpace /DeviceGray", Drawing = "0 0 m 100 100 l S ";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PictureReader_PdfOfFlate_KeepsEveryLevel() => Assert.Equal(Mnist.Test.Pixels(0), Read(PdfPage.Digit(0)));

    [Fact]
    public void PictureReader_PdfOfJpeg_IsTheJpeg()
    {
        byte[] digit = Mnist.Test.Pixels(0);
        string jpeg = _folder.Write("digit.jpg", EncodedPicture.Jpeg(Mnist.Side, Mnist.Side, digit));
        var page = PdfPage.Jpeg(Mnist.Side, Mnist.Side, digit);
        Assert.Equal(PictureReader.Read(jpeg).Pixels, Read(page));
        byte[] negative = Read(page with { Image = page.Image + " /Decode [1 0]" });
        Assert.Equal(PictureReader.Read(jpeg).Pixels.Select(p => (byte)~p), negative);
    }

    /// <summary>The pictures of 2 x 1 are black and white, in this order.</summary>
    [Theory]
    [InlineData("/BitsPerComponent 8 /ColorSpace /DeviceGray", "00FF")]
    [InlineData("/BitsPerComponent 8 /ColorSpace /DeviceGray /Decode [1 0]", "FF00")]
    [InlineData("/BitsPerComponent 1 /ColorSpace /DeviceGray", "40")]
    [InlineData("/BitsPerComponent 1 /ColorSpace /DeviceGray /Decode [1 0]", "80")]
    [InlineData("/BitsPerComponent 1 /ImageMask true", "40")]
    [InlineData("/BitsPerComponent 16 /ColorSpace /DeviceGray", "0000FFFF")]
    [InlineData("/BitsPerComponent 8 /ColorSpace /DeviceRGB", "000000FFFFFF")]
    [InlineData("/BitsPerComponent 8 /ColorSpace /DeviceCMYK", "000000FF00000000")]
    [InlineData("/BitsPerComponent 8 /ColorSpace [/Indexed /DeviceRGB 1 <FFFFFF000000>]", "0100")]
    [InlineData("/BitsPerComponent 1 /ColorSpace [/Indexed /DeviceGray 1 <FF00>]", "80")]
    public void PictureReader_PdfSamples_AreRead(string image, string samples) =>
        Assert.Equal([0, 255], Read(new PdfPage(2, 1, image, Convert.FromHexString(samples))));

    [Theory]
    [InlineData(0, "123456")]
    [InlineData(90, "415263")]
    [InlineData(180, "654321")]
    [InlineData(270, "362514")]
    public void PictureReader_PdfRotate_IsFollowed(int degrees, string expected) =>
        Assert.Equal(expected, string.Concat(Read(new PdfPage(3, 2, Gray, [1, 2, 3, 4, 5, 6]) { Rotate = degrees })));

    /// <summary>A picture that lies on its side is drawn turned instead.</summary>
    [Theory]
    [InlineData("0 -600 400 0 0 600 cm", "415263")]
    [InlineData("0 600 -400 0 400 0 cm", "362514")]
    [InlineData("-400 0 0 -600 400 600 cm", "654321")]
    [InlineData("400 0 0 -600 0 600 cm", "456123")]
    public void PictureReader_PdfPictureThatIsDrawnTurned_IsUpright(string matrix, string expected) => Assert.Equal(
        expected, string.Concat(Read(new PdfPage(3, 2, Gray, [1, 2, 3, 4, 5, 6]) { Content = $"q {matrix} /Im0 Do Q" })));

    [Fact]
    public void PictureReader_PdfOfFax_IsBlackOnWhite()
    {
        byte[] seen = [.. Mnist.Test.Pixels(0).Select(p => p > 127 ? byte.MinValue : byte.MaxValue)];
        byte[] fax = EncodedTiff.Fax(seen, Mnist.Side, Compression.CCITTFAX4), strip = fax[EncodedTiff.Data..TiffFile.DirectoryOf(fax, 1)];
        const string Image =
            "/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 28 /Rows 28 >>";
        Assert.Equal(seen, Read(new PdfPage(Mnist.Side, Mnist.Side, Image, strip)));
    }

    [Fact]
    public void PictureReader_PdfWithTheTextOfAProgram_IsAScan() =>
        Assert.Equal([0, 255], Read(Pair() with { Content = PdfFile.Drawn + " BT /F0 12 Tf 3 Tr 10 10 Td (7) Tj ET" }));

    [Theory]
    [InlineData("BT /F0 12 Tf 10 10 Td (7) Tj ET", "text")]
    [InlineData(Drawing + PdfFile.Drawn, "lines")]
    [InlineData(PdfFile.Drawn + " " + PdfFile.Drawn, "2 pictures")]
    [InlineData("", "no picture")]
    [InlineData("q 10 0 0 10 0 0 cm /Im0 Do Q", "small")]
    public void PictureReader_PageThatIsNoScan_SaysWhatItIs(string content, string found) => Assert.Contains(
        found,
        AssertError(DigitErrorId.PictureFormatUnsupported, PdfFile.Make(Pair() with { Content = content })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void PictureReader_PageThatWasWrittenOn_SaysSo()
    {
        PdfPage page = Pair() with { More = "/Annots [<< /Type /Annot /Subtype /Ink /Rect [0 0 99 99] /InkList [[1 1 9 9]] >>]" };
        DigitException error = AssertError(DigitErrorId.PictureFormatUnsupported, PdfFile.Make(page));
        Assert.Contains("written on", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/JBIG2Decode", "JBIG2")]
    [InlineData("/JPXDecode", "JPEG 2000")]
    [InlineData("/LZWDecode", "LZW")]
    public void PictureReader_PdfOfUnusualKind_NamesIt(string filter, string name)
    {
        PdfPage page = new(2, 1, $"/Filter {filter} {Gray}", [0, 255]);
        Assert.Contains(name, AssertError(DigitErrorId.PictureFormatUnsupported, PdfFile.Make(page)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PictureReader_ProtectedPdf_SaysSo() =>
        Assert.Contains("password", AssertError(DigitErrorId.PictureUnreadable, PdfFile.Protected()).Message, StringComparison.Ordinal);

    [Fact]
    public void PictureReader_PdfWithTooManyPixels_IsTooLarge() =>
        AssertError(
            DigitErrorId.PictureTooLarge,
            PdfFile.Make(new PdfPage(60_000, 60_000, $"/Filter /FlateDecode {Gray}", PdfFile.Flate([0]))));

    [Fact]
    public void PictureReader_PdfThatEndsEarly_IsUnreadable()
    {
        AssertError(DigitErrorId.PictureUnreadable, PdfFile.Make(new PdfPage(2, 2, Gray, [0, 255, 0])));
        AssertError(DigitErrorId.PictureUnreadable, "%PDF-1.4\nnothing more"u8.ToArray());
    }

    /// <summary>What is packed unpacks to a thousand times as much, which no picture of this size needs.</summary>
    [Fact]
    public void PictureReader_PdfBomb_IsUnreadable()
    {
        PdfPage page = new(2, 1, $"/Filter [/FlateDecode /FlateDecode] {Gray}", PdfFile.Flate(PdfFile.Flate(new byte[40_000_000])));
        AssertError(DigitErrorId.PictureUnreadable, PdfFile.Make(page));
    }

    [Fact]
    public void OpenedFile_PageThatIsNoScan_LeavesTheOthers()
    {
        string path = _folder.Write("pages.pdf", PdfFile.Make(PdfPage.Digit(0), Pair() with { Content = "" }, Pair()));
        using OpenedFile file = PictureReader.Open(path, PictureFile.Load(path), PictureReader.DefaultMaximumPixels, TestRun.Token);
        Assert.Equal(3, file.PageCount);
        Assert.Equal(DigitErrorId.PictureFormatUnsupported, Assert.Throws<DigitException>(() => file.Open(2)).Id);
        using OpenedPicture last = file.Open(3);
        Assert.Equal([0, 255], last.Gray(new PictureBuffers()).Pixels);
    }

    private static PdfPage Pair() => new(2, 1, Gray, [0, 255]);

    private byte[] Read(PdfPage page) => PictureReader.Read(_folder.Write("picture", PdfFile.Make(page))).Pixels;

    private DigitException AssertError(DigitErrorId expected, byte[] file)
    {
        string path = _folder.Write("bad.pdf", file);
        DigitException error = Assert.Throws<DigitException>(() => PictureReader.Read(path));
        Assert.Equal((expected, path), (error.Id, error.Target));
        return error;
    }
}
