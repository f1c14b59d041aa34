using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Tests.Imaging;

/// <summary>Which frame of an animation is read, and what it looks like.</summary>
public sealed class AnimationTests : IDisposable
{
    private const int Side = 40;
    private const byte Paper = 200, Patch = 220;

    private static readonly GrayPicture s_digit = new Drawing(Side, Side).Stroke(Drawing.Seven, 5, 5, 30, 4).Picture;
    private static readonly GifFrame s_blank = GifFrame.Plain(0, 0, Side, Side, 255);
    private static readonly GifFrame s_inked = new(0, 0, Side, Side, s_digit.Pixels);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gif")]
    [InlineData("png")]
    public void PictureReader_Read_FirstFrameBlankGivesTheSecond(string format)
    {
        GrayPicture picture = Read(Animation(format, s_blank, s_inked, s_blank));
        Assert.Equal(Read(format == "gif" ? s_digit.ToGif() : s_digit.ToPng()).Pixels, picture.Pixels);
        Assert.Equal(new AnimationFrame(2, Count: 3, Looked: 2, IsBlank: false), picture.Animation);
    }

    [Theory]
    [InlineData("gif")]
    [InlineData("png")]
    public void PictureReader_Read_FirstFrameWithInkIsRead(string format)
    {
        GrayPicture picture = Read(Animation(format, s_inked, s_blank));
        Assert.Equal(Read(format == "gif" ? s_digit.ToGif() : s_digit.ToPng()).Pixels, picture.Pixels);
        Assert.Equal(new AnimationFrame(1, Count: 2, Looked: 1, IsBlank: false), picture.Animation);
    }

    [Theory]
    [InlineData("gif")]
    [InlineData("png")]
    public void PictureReader_Read_AllFramesBlankGivesTheFirst(string format)
    {
        GifFrame[] frames = [GifFrame.Plain(0, 0, Side, Side, 240), s_blank, GifFrame.Plain(0, 0, Side, Side, 0)];
        GrayPicture picture = Read(Animation(format, frames));
        Assert.Equal(new AnimationFrame(1, Count: 3, Looked: 3, IsBlank: true), picture.Animation);
        Assert.InRange(Assert.Single(picture.Pixels.Distinct()), 238, 240);
    }

    [Theory]
    [InlineData("gif")]
    [InlineData("control")]
    [InlineData("webp")]
    [InlineData("animated webp")]
    [InlineData("png")]
    [InlineData("animated png")]
    public void PictureReader_Read_OneFrameIsNoAnimation(string kind)
    {
        byte[] file = kind switch
        {
            "gif" => s_digit.ToGif(),
            "control" => GifFile.Animation(Side, Side, s_inked),
            "webp" => s_digit.ToWebP(),
            "animated webp" => WebPAnimation.Make(Side, Side, s_digit.Pixels),
            "animated png" => PngAnimation.Make(Side, Side, s_inked),
            _ => s_digit.ToPng(),
        };
        Assert.Null(Read(file).Animation);
    }

    /// <summary>Paper, a patch of about the same level, nothing, then ink that is drawn upon what is left.</summary>
    [Theory]
    [InlineData(GifDisposal.Keep, 4, Patch)]
    [InlineData(GifDisposal.Previous, 4, Paper)]
    [InlineData(GifDisposal.Clear, 3, 255)] // What is cleared is a hole in the paper, and is seen.
    public void PictureReader_Read_FrameUponOthersIsComposed(GifDisposal disposal, int frame, byte patch)
    {
        const byte Nothing = 128;
        byte[] ink = [.. Enumerable.Repeat((byte[])[0, Nothing, Nothing, Nothing], 8).SelectMany(row => row)];
        GifFrame[] frames =
        [
            GifFrame.Plain(0, 0, Side, Side, Paper),
            GifFrame.Plain(20, 20, 10, 10, Patch) with { Disposal = disposal },
            GifFrame.Plain(0, 0, 5, 5, Nothing) with { Transparent = Nothing, Disposal = GifDisposal.Previous },
            new GifFrame(18, 18, 4, 8, ink, Transparent: Nothing),
            s_blank,
        ];
        foreach (string format in (string[])["gif", "png"])
        {
            GrayPicture picture = Read(Animation(format, frames));
            Assert.Equal(frame, picture.Animation!.Number);
            byte paper = picture.Row(0)[0], seen = picture.Row(28)[28], ownInk = frame == 4 ? (byte)0 : paper;
            Assert.InRange(paper, Paper - 2, Paper);
            Assert.InRange(seen, patch - 2, patch);
            Assert.Equal([paper, ownInk, paper, seen, seen, seen], picture.Row(24)[17..23].ToArray());
        }
    }

    [Fact]
    public void PictureReader_Read_DigitDrawnInThreeFramesIsReadFromItsFirstStroke()
    {
        GifFrame bar = GifFrame.Plain(10, 5, 20, 4, 0), stem = GifFrame.Plain(20, 9, 4, 25, 0);
        GrayPicture picture = Read(GifFile.Animation(Side, Side, s_blank, bar, stem));
        Assert.Equal((2, 20 * 4), (picture.Animation!.Number, picture.Pixels.Count(level => level == 0)));
    }

    [Theory]
    [InlineData(63, 64, false)]
    [InlineData(64, 64, true)]
    public void PictureReader_Read_OnlyTheFirstFramesAreLookedAt(int blank, int looked, bool isBlank)
    {
        GifFrame[] frames = [.. Enumerable.Repeat(s_blank, blank), s_inked, .. Enumerable.Repeat(s_blank, 9)];
        AnimationFrame expected = new(isBlank ? 1 : blank + 1, frames.Length, looked, isBlank);
        Assert.Equal(expected, Read(GifFile.Animation(Side, Side, frames)).Animation);
        Assert.Equal(expected, Read(WebPAnimation.Make(Side, Side, frames.Select(f => f.Gray))).Animation);
        Assert.Equal(expected, Read(PngAnimation.Make(Side, Side, frames)).Animation);
    }

    [Theory]
    [InlineData(2 * Side * Side, 1, 2, true)]
    [InlineData(3 * Side * Side, 3, 3, false)]
    public void PictureReader_Read_FramesTogetherHaveNoMorePixelsThanOnePictureMay(int most, int number, int looked, bool isBlank)
    {
        string path = _folder.Write("a.gif", GifFile.Animation(Side, Side, s_blank, s_blank, s_inked));
        Assert.Equal(new AnimationFrame(number, 3, looked, isBlank), PictureReader.Read(path, most).Animation);
    }

    [Fact]
    public void PictureReader_Read_FrameLargerThanThePictureCountsWithItsPixels()
    {
        string path = _folder.Write("a.gif", GifFile.Animation(Side, Side, s_blank, GifFrame.Plain(0, 0, Side, 100 * Side, 255), s_inked));
        Assert.Equal(new AnimationFrame(1, 3, Looked: 1, IsBlank: true), PictureReader.Read(path, 50 * Side * Side).Animation);
        Assert.Equal(3, PictureReader.Read(path).Animation!.Number);
    }

    [Fact]
    public void PictureReader_Read_CutOffBehindTheFrameThatIsReadIsNoError()
    {
        byte[] two = GifFile.Animation(Side, Side, s_blank, s_inked), three = GifFile.Animation(Side, Side, s_blank, s_inked, s_inked);
        GrayPicture picture = Read(three[..(two.Length + 100)]);
        Assert.Equal((2, 3), (picture.Animation!.Number, picture.Animation.Count));
        Assert.Equal(Read(two).Pixels, picture.Pixels);
    }

    [Theory]
    [InlineData("gif")]
    [InlineData("webp")]
    [InlineData("png")]
    public void PictureReader_Read_CutOffBeforeAFrameWithInkIsAnError(string format)
    {
        byte[] whole = format == "webp"
            ? WebPAnimation.Make(Side, Side, s_blank.Gray, s_digit.Pixels)
            : Animation(format, s_blank, s_inked);
        DigitException error = Assert.Throws<DigitException>(() => Read(whole[..^60]));
        Assert.Equal(DigitErrorId.PictureUnreadable, error.Id);
        Assert.EndsWith("it ends early.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PictureReader_Read_SpecksOnAFrameAreNoWriting()
    {
        GifFrame speck = GifFrame.Plain(3, 3, 2, 2, 0) with { Disposal = GifDisposal.Previous };
        Assert.Equal(3, Read(GifFile.Animation(Side, Side, s_blank, speck, s_inked)).Animation!.Number);
    }

    [Theory]
    [InlineData("gif")]
    [InlineData("png")]
    public void PictureReader_Read_WhiteInkOnNothingIsNotBlank(string format)
    {
        GifFrame nothing = GifFrame.Plain(0, 0, Side, Side, 0) with { Transparent = 0 };
        GrayPicture picture = Read(Animation(format, nothing, GifFrame.Plain(10, 5, 4, 30, 255), s_inked));
        Assert.Equal(2, picture.Animation!.Number);
        Assert.Equal((4 * 30, (byte)0), (picture.Pixels.Count(level => level == 255), picture.Pixels[0]));
    }

    [Fact]
    public void PictureReader_Read_WebPGivesTheFirstFrameThatIsNotBlank()
    {
        GrayPicture picture = Read(WebPAnimation.Make(Side, Side, s_blank.Gray, s_blank.Gray, s_digit.Pixels));
        Assert.Equal(new AnimationFrame(3, 3, Looked: 3, IsBlank: false), picture.Animation);
        Assert.Equal(s_digit.Pixels, picture.Pixels);
    }

    /// <summary>Skia alone takes half an hour to count so many frames.</summary>
    [Fact]
    public void PictureReader_Read_AMillionFramesCostNoMoreThanTheFirst()
    {
        byte[] file = WebPAnimation.Make(Side, Side, Enumerable.Repeat(s_blank.Gray, 1_000_000));
        Assert.Equal(new AnimationFrame(1, 1_000_000, FrameCount.MostLooked, IsBlank: true), Read(file).Animation);
    }

    [Fact]
    public async Task PictureReader_Read_LargeAnimationTakesItsTurnAndLeaves()
    {
        const int Large = 2200;
        GrayPicture picture = Read(GifFile.Animation(Large, Large, s_blank with { Transparent = 255 }, s_inked));
        Assert.Equal((2, Large / 2), (picture.Animation!.Number, picture.Width));
        await Task.Run(() => Read(GifFile.Animation(Large, Large, s_inked, s_blank)), TestRun.Token);
    }

    [Fact]
    public void PictureReader_Read_StoppedAnimationEnds()
    {
        string path = _folder.Write("a.gif", GifFile.Animation(Side, Side, s_blank, s_inked));
        var stopped = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(
            () => PictureReader.Read(path, PictureReader.DefaultMaximumPixels, new PictureBuffers(), stopped));
    }

    [Fact]
    public void PictureReader_ReadShown_ShowsTheFrameThatIsRead()
    {
        string path = _folder.Write("a.gif", GifFile.Animation(Side, Side, s_blank, s_inked));
        ShownPicture shown = PictureReader.ReadShown(path, PictureReader.DefaultMaximumPixels, TestRun.Token);
        Assert.Equal(2, shown.Gray.Animation!.Number);
        Assert.Equal(shown.Gray.Pixels, shown.Color.Rgba.Where((_, i) => i % 4 == 0));
    }

    [Fact]
    public void PictureReader_Read_PngFrameBeyondThePictureIsAnError()
    {
        DigitException error = Assert.Throws<DigitException>(() => Read(Animation("png", s_blank, GifFrame.Plain(20, 20, 30, 5, 0))));
        Assert.Equal(DigitErrorId.PictureUnreadable, error.Id);
    }

    private static byte[] Animation(string format, params GifFrame[] frames) =>
        format == "gif" ? GifFile.Animation(Side, Side, frames) : PngAnimation.Make(Side, Side, frames);

    private GrayPicture Read(byte[] file) => PictureReader.Read(_folder.Write("picture", file));
}
