using System.Text;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Tests.Imaging.Formats;

public sealed class NetpbmAndTgaTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("P1\n# by hand\n2 2\n1 0\n0 1\n", "")]
    [InlineData("P2\n2 2\n15\n0 15\n15 0\n", "")]
    [InlineData("P3\n2 2\n255\n0 0 0 255 255 255 255 255 255 0 0 0\n", "")]
    [InlineData("P4\n2 2\n", "8040")]
    [InlineData("P5\n# SANE data follows\n2 2\n255\n", "00FFFF00")]
    [InlineData("P5\n2 2\n65535\n", "0000FFFFFFFF0000")]
    [InlineData("P6\n2 2\n255\n", "000000FFFFFFFFFFFF000000")]
    public void PictureReader_Netpbm_IsRead(string header, string data) =>
        Assert.Equal([0, 255, 255, 0], Read([.. Encoding.ASCII.GetBytes(header), .. Convert.FromHexString(data)]));

    /// <summary>A white row over one that is black and white; the last byte of the header says which row comes first.</summary>
    [Theory]
    [InlineData(3, 8, "20", "FFFF00FF")]
    [InlineData(3, 8, "00", "00FFFFFF")]
    [InlineData(11, 8, "20", "81FF" + "0100FF")]
    [InlineData(2, 24, "20", "FFFFFFFFFFFF000000FFFFFF")]
    [InlineData(10, 24, "20", "82FFFFFF")]
    public void PictureReader_Tga_IsRead(byte kind, byte bits, string order, string data)
    {
        byte[] header = [0, 0, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2, 0, bits, Convert.FromHexString(order)[0]];
        bool isWhite = kind == 10;
        byte[] rest = isWhite ? [0x00, 0xFF, 0xFF, 0xFF] : [];
        Assert.Equal([255, 255, isWhite ? (byte)255 : (byte)0, 255], Read([.. header, .. Convert.FromHexString(data), .. rest]));
    }

    [Theory]
    [InlineData("P5\n60000 60000\n255\n", DigitErrorId.PictureTooLarge)]
    [InlineData("P5\n9000 9000\n255\n", DigitErrorId.PictureUnreadable)]
    [InlineData("P2\n2 2\n255\n1 2", DigitErrorId.PictureUnreadable)]
    [InlineData("P5\n0 5\n255\n", DigitErrorId.PictureUnreadable)]
    [InlineData("P6\nmany\n", DigitErrorId.PictureUnreadable)]
    [InlineData("P7\nWIDTH 2\n", DigitErrorId.PictureFormatUnsupported)]
    public void PictureReader_NetpbmThatIsNone_IsRefused(string file, DigitErrorId expected)
    {
        string path = _folder.Write("bad.pgm", Encoding.ASCII.GetBytes(file));
        DigitException error = Assert.Throws<DigitException>(() => PictureReader.Read(path));
        Assert.Equal((expected, path), (error.Id, error.Target));
    }

    private byte[] Read(byte[] file) => PictureReader.Read(_folder.Write("picture", file)).Pixels;
}
