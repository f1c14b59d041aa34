using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Tests.Imaging;

public sealed class PictureReaderErrorTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PictureReader_Read_MissingIsNotFound() =>
        AssertError(DigitErrorId.PictureNotFound, Path.Combine(_folder.FullName, "none.png"));

    [Fact]
    public void PictureReader_Read_FolderMissingIsNotFound() =>
        AssertError(DigitErrorId.PictureNotFound, Path.Combine(_folder.FullName, "no", "none.png"));

    [Fact]
    public void PictureReader_Read_NameWithZeroIsNotFound() => AssertError(DigitErrorId.PictureNotFound, "a\0b.png");

    [Fact]
    public void PictureReader_Read_DirectoryIsDirectory() => AssertError(DigitErrorId.PictureIsDirectory, _folder.FullName);

    [Fact]
    public void PictureReader_Read_ZeroBytesIsUnreadable() => AssertError(DigitErrorId.PictureUnreadable, _folder.Write("zero.png", []));

    [Fact]
    public void PictureReader_Read_TextIsUnreadable() =>
        AssertError(DigitErrorId.PictureUnreadable, _folder.Write("text.png", "This is no picture."u8));

    [Fact]
    public void PictureReader_Read_PngHeaderOnlyIsUnreadable() =>
        AssertError(DigitErrorId.PictureUnreadable, _folder.Write("header.png", PngFile.MakeGray(8, 8, new byte[64]).AsSpan(0, 33)));

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("bmp")]
    [InlineData("gif")]
    [InlineData("webp")]
    public void PictureReader_Read_TruncatedIsUnreadableAtEveryLength(string format)
    {
        GrayPicture drawn = new Drawing(64, 64).Stroke(Drawing.Four, 0, 0, 64, 5).Noise(8).Picture;
        byte[] file = format switch
        {
            "png" => drawn.ToPng(),
            "jpg" => drawn.ToJpeg(),
            "bmp" => drawn.ToBmp(),
            "gif" => drawn.ToGif(),
            _ => drawn.ToWebP(),
        };
        for (int part = 1; part < 10; part++)
            AssertError(DigitErrorId.PictureUnreadable, _folder.Write($"short{part}.{format}", file.AsSpan(0, file.Length * part / 10)));
    }

    [Fact]
    public void PictureReader_Read_DamagedPngIsUnreadable()
    {
        byte[] file = PngFile.MakeGray(64, 64, new Drawing(64, 64).Noise(8).Picture.Pixels);
        file.AsSpan(file.Length / 2, 40).Fill(0x55);
        AssertError(DigitErrorId.PictureUnreadable, _folder.Write("damaged.png", file));
    }

    [Fact]
    public void PictureReader_Read_MorePixelsThanAllowedIsTooLarge()
    {
        string path = _folder.Write("large.png", PngFile.MakeGray(20, 10, new byte[200]));
        DigitException error = Assert.Throws<DigitException>(() => PictureReader.Read(path, maximumPixels: 199));
        Assert.Equal((DigitErrorId.PictureTooLarge, path), (error.Id, error.Target));
        Assert.Equal(20, PictureReader.Read(path, maximumPixels: 200).Width);
    }

    [Fact]
    public void PictureReader_Read_HugeClaimIsTooLargeWithoutMemoryForIt()
    {
        byte[] claim = PngFile.Make(60_000, 60_000, PngFile.Gray, 8, new byte[60_000]);
        Assert.True(claim.Length < 1000);
        AssertError(DigitErrorId.PictureTooLarge, _folder.Write("claim.png", claim));
    }

    [Fact]
    public void PictureReader_Read_NoPermissionIsUnreadable()
    {
        if (Environment.IsPrivilegedProcess) Assert.Skip("Nothing is forbidden to the super user.");

        string path = _folder.Write("secret.png", PngFile.MakeGray(1, 1, [0]));
        if (OperatingSystem.IsWindows())
        {
            // There a file is out of reach while somebody else has it for himself.
            using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            AssertError(DigitErrorId.PictureUnreadable, path);
        }
        else
        {
            File.SetUnixFileMode(path, UnixFileMode.None);
            AssertError(DigitErrorId.PictureUnreadable, path);
        }
    }

    [Fact]
    public void PictureReader_Read_PipeIsUnreadableAtOnce()
    {
        string pipe = NamedPipe.Make(Path.Combine(_folder.FullName, "pipe.png"));
        File.CreateSymbolicLink(pipe + ".link.png", pipe);
        AssertError(DigitErrorId.PictureUnreadable, pipe);
        AssertError(DigitErrorId.PictureUnreadable, pipe + ".link.png");
    }

    [Fact]
    public void PictureReader_Read_DeviceIsUnreadable()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no devices among its files.");

        AssertError(DigitErrorId.PictureUnreadable, "/dev/zero");
    }

    [Fact]
    public void PictureReader_Read_EmptyPathIsTheCallersMistake() => Assert.Throws<ArgumentException>(() => PictureReader.Read(""));

    private static void AssertError(DigitErrorId expected, string path)
    {
        DigitException error = Assert.Throws<DigitException>(() => PictureReader.Read(path));
        Assert.Equal((expected, path), (error.Id, error.Target));
        error = Assert.Throws<DigitException>(() => PictureReader.ReadShown(path, PictureReader.DefaultMaximumPixels).Color);
        Assert.Equal(expected, error.Id);
    }
}
