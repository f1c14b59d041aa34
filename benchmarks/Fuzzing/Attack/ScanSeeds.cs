using System.Text;
using BitMiracle.LibTiff.Classic;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Good files to damage, of the formats that scanners write.</summary>
internal static class ScanSeeds
{
    private const int Side = Mnist.Side, FaxPages = 40;

    private static readonly Compression[] s_packed =
        [Compression.NONE, Compression.LZW, Compression.ADOBE_DEFLATE, Compression.PACKBITS, Compression.JPEG];

    private static readonly Compression[] s_faxes = [Compression.CCITTRLE, Compression.CCITTFAX3, Compression.CCITTFAX4];

    /// <summary>Files of all formats, and of the ways to pack what is in them.</summary>
    public static IReadOnlyList<byte[]> All()
    {
        byte[] digit = Mnist.Test.Pixels(2);
        return [.. Tiffs(digit), .. Netpbm(digit), .. Tgas(digit), .. Pdfs(digit)];
    }

    private static IEnumerable<byte[]> Tiffs(byte[] digit)
    {
        foreach (Compression packed in s_packed)
            yield return EncodedTiff.Strips([.. digit.Chunk(Side)], Side, Fields(1, Photometric.MINISBLACK, packed));
        foreach (Compression fax in s_faxes)
            yield return EncodedTiff.Fax(digit, Side, fax);
        byte[][] colors = [.. digit.Chunk(Side).Select(row => row.SelectMany(p => new[] { p, p, p }).ToArray())];
        yield return EncodedTiff.Strips(colors, Side, Fields(3, Photometric.RGB, Compression.LZW));
        yield return EncodedTiff.Strips(
            colors,
            Side,
            [.. Fields(3, Photometric.YCBCR, Compression.JPEG), (TiffTag.JPEGCOLORMODE, JpegColorMode.RGB), (TiffTag.ROWSPERSTRIP, 16)]);
        yield return EncodedTiff.Tiles(digit, Side, Side);
        yield return TiffFile.Make(TiffPage.Digit(0), TiffPage.Blank(), TiffPage.Digit(1) with { More = new() { [274] = [6] } });
        yield return TiffFile.Make(isBigEndian: true, TiffPage.Digit(0), TiffPage.Digit(1));

        byte[] one = EncodedTiff.Fax(digit, Side, Compression.CCITTFAX4);
        byte[] pixels = one[EncodedTiff.Data..TiffFile.DirectoryOf(one, 1)];
        var page = new TiffPage(Side, Side, pixels) { Compression = 4, Bits = 1, Photometric = 0 };
        yield return TiffFile.Make([.. Enumerable.Repeat(page, FaxPages)]);
    }

    private static (TiffTag Tag, object Value)[] Fields(int samples, Photometric photometric, Compression packed) =>
    [
        (TiffTag.BITSPERSAMPLE, 8), (TiffTag.SAMPLESPERPIXEL, samples), (TiffTag.PHOTOMETRIC, photometric), (TiffTag.COMPRESSION, packed),
    ];

    private static IEnumerable<byte[]> Netpbm(byte[] digit)
    {
        string plain = string.Join(' ', digit), bits = string.Join(' ', digit.Select(p => p > 127 ? 0 : 1));
        yield return Encoding.ASCII.GetBytes($"P1\n# drawn\n{Side} {Side}\n{bits}\n");
        yield return Encoding.ASCII.GetBytes($"P2\n{Side} {Side}\n255\n{plain}\n");
        byte[] packed = [.. digit.Chunk(Side).SelectMany(row => EncodedTiff.Packed(row, 1))];
        yield return [.. Encoding.ASCII.GetBytes($"P4\n{Side} {Side}\n"), .. packed];
        yield return [.. Encoding.ASCII.GetBytes($"P5\n# SANE\n{Side} {Side}\n255\n"), .. digit];
        yield return [.. Encoding.ASCII.GetBytes($"P6\n{Side} {Side}\n255\n"), .. digit.SelectMany(p => new[] { p, p, p })];
    }

    private static IEnumerable<byte[]> Tgas(byte[] digit)
    {
        yield return [.. TgaHeader(kind: 3, bits: 8), .. digit];
        yield return [.. TgaHeader(kind: 2, bits: 24), .. digit.SelectMany(p => new[] { p, p, p })];
        yield return [.. TgaHeader(kind: 11, bits: 8), .. digit.SelectMany(p => new byte[] { 0x80, p })];
        yield return [.. TgaHeader(kind: 10, bits: 32), .. digit.SelectMany(p => new byte[] { 0x00, p, p, p, 255 })];
    }

    private static byte[] TgaHeader(byte kind, byte bits) => [0, 0, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, Side, 0, Side, 0, bits, 0x20];

    private static IEnumerable<byte[]> Pdfs(byte[] digit)
    {
        byte[] fax = EncodedTiff.Fax(digit, Side, Compression.CCITTFAX4);
        const string Fax =
            "/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 28 /Rows 28 >>";
        const string Indexed = "/BitsPerComponent 1 /ColorSpace [/Indexed /DeviceRGB 1 <FFFFFF000000>] /Filter /FlateDecode";
        byte[] bits = [.. digit.Chunk(Side).SelectMany(row => EncodedTiff.Packed(row, 1))];
        yield return PdfFile.Make(PdfPage.Jpeg(Side, Side, digit));
        yield return PdfFile.Make(PdfPage.Digit(0), PdfPage.Digit(1) with { Rotate = 90 });
        yield return PdfFile.Make(new PdfPage(Side, Side, Fax, fax[EncodedTiff.Data..TiffFile.DirectoryOf(fax, 1)]));
        yield return PdfFile.Make(new PdfPage(Side, Side, Indexed, PdfFile.Flate(bits)));
        yield return PdfFile.Make(PdfPage.Digit(2) with { Content = PdfFile.Drawn + " BT /F0 12 Tf 3 Tr 10 10 Td (7) Tj ET" });
    }
}
