using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Tests.Imaging;

/// <summary>Pictures that come as streams, of which nobody has said how long they are.</summary>
public sealed class StreamedPictureTests
{
    private static readonly byte[] s_png = PngFile.MakeGray(2, 2, [1, 2, 3, 4]);

    [Fact]
    public void StreamedPicture_Read_GivesWhatIsLeft()
    {
        using var stream = new MemoryStream([0, 0, .. s_png]) { Position = 2 };
        Assert.Equal(s_png, StreamedPicture.Read("x", stream, TestRun.Token).ToArray());
    }

    /// <summary>Both beyond what any picture may have, and beyond what one of its size may have.</summary>
    [Theory]
    [InlineData(false, "of no format that is read: PNG")]
    [InlineData(true, "it goes on behind 67,108,896 bytes, the limit for 2 x 2 pixels")]
    public void StreamedPicture_Read_EndlessIsUnreadable(bool isPicture, string reason)
    {
        using var stream = new EndlessStream(isPicture ? s_png : []);
        DigitException error = Assert.Throws<DigitException>(() => StreamedPicture.Read("x", stream, TestRun.Token));
        Assert.Equal((DigitErrorId.PictureUnreadable, "x"), (error.Id, error.Target));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StreamedPicture_Read_AsManyBytesAsAPictureMayHaveIsRead()
    {
        byte[] most = new byte[PictureLimits.MostBytes(new PictureSize(2, 2))];
        s_png.CopyTo(most, 0);
        using var stream = new MemoryStream(most);
        Assert.Equal(most.Length, StreamedPicture.Read("x", stream, TestRun.Token).Length);
    }

    [Fact]
    public void DataUrl_Is_TellsPathsFromPictures()
    {
        string[] urls = ["data:image/png;base64,AA", " Data:image/jpeg,%FF", "data:;base64,AA", "data:image/png"];
        string[] paths = ["", "data", "data:/7.png", @"data:\a,b.png", "data:7.png", "image/png;base64,AA"];
        Assert.All(urls, url => Assert.True(DataUrl.Is(url)));
        Assert.All(paths, path => Assert.False(DataUrl.Is(path)));
    }
}
