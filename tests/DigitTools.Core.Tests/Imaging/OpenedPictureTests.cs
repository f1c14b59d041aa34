using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Tests.Imaging;

public sealed class OpenedPictureTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OpenedPicture_Gray_WithoutBackingShowsColoursThatAreInvisible()
    {
        using OpenedPicture picture = Open(PngFile.Make(2, 1, PngFile.Rgba, 8, [200, 200, 200, 0, 20, 20, 20, 0]));
        Assert.Equal([200, 20], picture.Gray(Backing.None).Pixels);
        Assert.Equal([255, 255], picture.Gray(Backing.White).Pixels);
    }

    [Fact]
    public void OpenedPicture_Gray_AHoleInWhiteIsSeenOverBlackAndByItsOpacity()
    {
        using OpenedPicture picture = Open(PngFile.Make(2, 1, PngFile.Rgba, 8, [255, 255, 255, 255, 255, 255, 255, 0]));
        Assert.Equal([255, 255], picture.Gray(Backing.White).Pixels);
        Assert.Equal([255, 0], picture.Gray(Backing.Black).Pixels);
        Assert.Equal([0, 255], picture.Gray(Backing.Opacity).Pixels);
    }

    [Theory]
    [InlineData(255, false)]
    [InlineData(254, true)]
    [InlineData(0, true)]
    public void OpenedPicture_IsTransparent_OnlyIfAPixelIs(byte alpha, bool expected)
    {
        byte[] samples = [.. Enumerable.Repeat((byte)255, 40 * 40 * 4)];
        samples[^1] = alpha;
        using OpenedPicture picture = Open(PngFile.Make(40, 40, PngFile.Rgba, 8, samples));
        picture.Gray(new PictureBuffers());
        Assert.Equal(expected, picture.IsTransparent);
    }

    [Fact]
    public void OpenedPicture_Color_IsTheSamePictureWhateverWasSeenBefore()
    {
        using OpenedPicture picture = Open(new ColorDrawing(1100, 600, 0xFF0000).Rectangle(550, 0, 1100, 600, 0x008300).ToPng());
        Assert.True(picture.HasColor);
        GrayPicture gray = picture.Gray(new PictureBuffers());
        ColorPicture color = picture.Color();
        Assert.Equal((1100, 600), (gray.Width, gray.Height));
        Assert.Equal((367, 200), (color.Width, color.Height));
        Assert.Equal([255, 0, 0, 255], color.Rgba[..4]);
        Assert.Equal([0, 131, 0, 255], color.Rgba[^4..]);
        Assert.Equal(gray.Pixels, picture.Gray(Backing.White).Pixels);
    }

    [Fact]
    public void OpenedPicture_HasColor_NotOfAGrayPicture()
    {
        using OpenedPicture picture = Open(PngFile.MakeGray(2, 2, [1, 2, 3, 4]));
        Assert.False(picture.HasColor);
        picture.Gray(new PictureBuffers());
        Assert.False(picture.IsTransparent);
    }

    private OpenedPicture Open(byte[] file) => PictureReader.Open(_folder.Write("picture.png", file), stop: TestRun.Token);
}
