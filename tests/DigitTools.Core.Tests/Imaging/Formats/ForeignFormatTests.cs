using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Tests.Imaging.Formats;

public sealed class ForeignFormatTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\0\0\0\x18" + "ftypheic\0\0\0\0mif1heic", "HEIC")]
    [InlineData("\0\0\0\x18" + "ftypmif1\0\0\0\0mif1heic", "HEIC")]
    [InlineData("\0\0\0\x18" + "ftypmif1\0\0\0\0mif1avif", "AVIF")]
    [InlineData("\0\0\0\x18" + "ftypavif\0\0\0\0avifmif1", "AVIF")]
    [InlineData("\0\0\0\x18" + "ftypcrx \0\0\0\0crx isom", "camera RAW")]
    [InlineData("\0\0\0\fjP  \r\n\u0087\n", "JPEG 2000")]
    [InlineData("\0\0\0\fJXL \r\n\u0087\n", "JPEG XL")]
    [InlineData("\u00FF\n\0\0", "JPEG XL")]
    [InlineData("\u00EF\u00BB\u00BF<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "SVG")]
    [InlineData("8BPS\0\u0001", "PSD")]
    [InlineData("AT&TFORM\0\0", "DjVu")]
    [InlineData("\0\0\u0001\0\u0001\0  ", "ICO")]
    [InlineData("PK\u0003\u0004", "archive")]
    [InlineData("II*\0\u0010\0\0\0CR\u0002\0", "camera RAW")]
    public void PictureReader_ForeignFormat_IsNamedWithTheWayOut(string content, string name)
    {
        byte[] file = System.Text.Encoding.Latin1.GetBytes(content);
        if (name == "camera RAW" && file[0] == 'I')
            file = [.. file, 0, 0, 0, 0, .. TiffFile.Make(TiffPage.Digit(0))[TiffFile.DirectoryOf(TiffFile.Make(TiffPage.Digit(0)), 1)..]];
        string path = _folder.Write("picture.png", file);
        DigitException error = Assert.Throws<DigitException>(() => PictureReader.Read(path));
        Assert.Equal((DigitErrorId.PictureFormatUnsupported, path), (error.Id, error.Target));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains("which is not read: ", error.Message, StringComparison.Ordinal);
    }
}
