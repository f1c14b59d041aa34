using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Imaging.Layout;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Tests.Imaging;

public sealed class DigitPreprocessorMnistTests
{
    private const int Count = 400;

    private static readonly byte[][] s_pictures = [.. Enumerable.Range(0, Count).Select(Mnist.Test.Pixels)];

    [Fact]
    public void DigitPreprocessor_Prepare_MnistThroughPngFilesComesOutAsItWentIn()
    {
        using var folder = new TestFolder();
        byte[] digit = new byte[784];
        foreach (byte[] expected in s_pictures)
        {
            string path = folder.Write("digit.png", PngFile.MakeGray(28, 28, expected));
            Assert.True(DigitPreprocessor.Prepare(PictureReader.Read(path), Polarity.Auto, digit));
            Assert.Equal(expected, digit);
        }
    }

    [Fact]
    public void DigitPreprocessor_Prepare_MnistDarkOnLightComesOutLightOnDark()
    {
        byte[] digit = new byte[784];
        foreach (byte[] expected in s_pictures)
        {
            Assert.True(DigitPreprocessor.Prepare(Drawing.Inverted(new GrayPicture(28, 28, expected)), Polarity.Auto, digit));
            Assert.Equal(expected, digit);
        }
    }

    [Fact]
    public void DigitPreprocessor_Prepare_MnistAsJpegStaysNearlyTheSame()
    {
        using var folder = new TestFolder();
        byte[] digit = new byte[784];
        foreach (byte[] expected in s_pictures[..100])
        {
            string path = folder.Write("digit.jpg", EncodedPicture.Jpeg(28, 28, expected));
            Assert.True(DigitPreprocessor.Prepare(PictureReader.Read(path), Polarity.Auto, digit));
            Assert.True(Difference(expected, digit) < 8, $"{Difference(expected, digit)} levels of difference in the mean.");
        }
    }

    [Fact]
    public void DigitPreprocessor_Prepare_MnistMovedAndEnlargedComesBackIntoItsPlace()
    {
        byte[] digit = new byte[784];
        foreach (byte[] expected in s_pictures[..100].Where(IsUpright))
        {
            // Each pixel becomes a square of 5, somewhere on a larger sheet.
            byte[] sheet = new byte[200 * 180];
            for (int y = 0; y < 140; y++)
                for (int x = 0; x < 140; x++) sheet[(y + 30) * 200 + x + 50] = expected[y / 5 * 28 + x / 5];
            Assert.True(DigitPreprocessor.Prepare(new GrayPicture(200, 180, sheet), Polarity.Auto, digit));
            double difference = Difference(expected, digit);
            Assert.True(
                difference < 25,
                $"{difference} levels of difference in the mean.\n{GoldenDigit.Text(expected)}\n{GoldenDigit.Text(digit)}");
        }
    }

    private static bool IsUpright(byte[] picture) =>
        Slant.Excess(Slant.Measure(new Raster(28, 28, picture), new PixelBox(0, 0, 28, 28))) == 0;

    private static double Difference(byte[] expected, byte[] actual) => expected.Zip(actual, (a, b) => Math.Abs(a - b)).Average();
}
