using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Tests.Imaging;

/// <summary>Bytes of managed memory that a picture takes on its way; exact, so a bound holds on every machine.</summary>
public sealed class AllocationTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(28, false)]
    [InlineData(300, false)]
    [InlineData(1000, true)]
    [InlineData(3000, true)]
    public void DigitPreprocessor_Prepare_NextPictureOfOneSizeAllocatesNoPixels(int side, bool jpeg)
    {
        // A 7 of two bars: a full block could be a printed box, which takes a second look.
        GrayPicture drawn = new Drawing(side, side, paper: 230)
            .Rectangle(side * 3 / 10, side / 5, side * 7 / 10, side * 3 / 10, ink: 30)
            .Rectangle(side * 5 / 10, side * 3 / 10, side * 6 / 10, side * 4 / 5, ink: 30).Picture;
        string path = _folder.Write(jpeg ? "scan.jpg" : "scan.png", jpeg ? drawn.ToJpeg() : drawn.ToPng());
        var buffers = new PictureBuffers();
        byte[] digit = new byte[DigitShape.PixelCount];
        Prepare(path, buffers, digit);

        // The middle one of some: now and then a picture takes a few hundred bytes more, with optimised code as well.
        long allocated = Enumerable.Range(0, 11).Select(_ => Allocated(() => Prepare(path, buffers, digit))).Order().ElementAt(5);

        // The handle of the file, what the system says about it, and the records of the steps.
        Assert.InRange(allocated, 0, 1024);
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Prepare(string path, PictureBuffers buffers, byte[] digit) =>
        Assert.True(DigitPreprocessor.Prepare(PictureReader.Read(path, PictureReader.DefaultMaximumPixels, buffers), Polarity.Auto, digit));
}
