using System.Globalization;
using DigitTools.Core;
using DigitTools.Core.Data;
using SkiaSharp;

namespace DigitTools.Benchmarks.Scale;

/// <summary>Many digits as files: those of the MNIST training half, a thousand a folder.</summary>
internal static class ScalePictures
{
    /// <summary>Writes <c>000/000000.png</c> ..., 8-bit gray.</summary>
    /// <param name="folder">Full path; it is made where it is missing.</param>
    /// <param name="count">How many, up to 60,000.</param>
    /// <param name="side">Width and height in pixels.</param>
    public static void Write(string folder, int count, int side = DigitShape.Side)
    {
        DigitDataset data = DigitData.Read(DigitData.ShippedFolder, DataSplit.Train);
        count = Math.Min(count, data.Count);
        Parallel.For(0, count, i =>
        {
            string below = Path.Combine(folder, (i / 1000).ToString("000", CultureInfo.InvariantCulture));
            Directory.CreateDirectory(below);
            using SKBitmap small = MnistPictures.ToBitmap(data.Picture(i));
            using SKBitmap picture = MnistPictures.Resized(small, side, new SKSamplingOptions(SKFilterMode.Linear));
            using SKData png = picture.Encode(SKEncodedImageFormat.Png, 100);
            File.WriteAllBytes(Path.Combine(below, i.ToString("000000", CultureInfo.InvariantCulture) + ".png"), png.Span);
        });
    }
}
