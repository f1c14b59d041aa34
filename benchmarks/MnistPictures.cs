using System.Globalization;
using DigitTools.Core;
using DigitTools.Core.Data;
using SkiaSharp;

namespace DigitTools.Benchmarks;

/// <summary>MNIST test digits as files.</summary>
internal static class MnistPictures
{
    /// <summary>Writes <c>&lt;label&gt;/&lt;index&gt;.png</c>, 28 x 28, 8-bit gray, light ink on dark paper.</summary>
    public static void Write(string folder, int count)
    {
        DigitDataset test = DigitData.Read(DigitData.ShippedFolder, DataSplit.Test);
        for (int i = 0; i < Math.Min(count, test.Count); i++)
        {
            using SKBitmap picture = ToBitmap(test.Picture(i));
            WritePng(folder, test.Labels[i], i, picture);
        }
    }

    /// <summary>Writes <c>&lt;label&gt;/&lt;index&gt;.png</c>.</summary>
    /// <param name="folder">Holds the class folders.</param>
    /// <param name="label">The digit, 0..9.</param>
    /// <param name="index">Where the picture stands in its data.</param>
    /// <param name="picture">What to write.</param>
    public static void WritePng(string folder, byte label, int index, SKBitmap picture)
    {
        string classFolder = Path.Combine(folder, label.ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(classFolder);
        using SKData png = picture.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(Path.Combine(classFolder, index.ToString("00000", CultureInfo.InvariantCulture) + ".png"), png.Span);
    }

    /// <summary>One digit as an 8-bit gray picture.</summary>
    public static SKBitmap ToBitmap(ReadOnlySpan<byte> digit)
    {
        var picture = new SKBitmap(DigitShape.Side, DigitShape.Side, SKColorType.Gray8, SKAlphaType.Opaque);
        digit.CopyTo(picture.GetPixelSpan());
        return picture;
    }

    /// <summary>A digit as a square 8-bit gray picture of another size.</summary>
    /// <param name="digit">28 x 28.</param>
    /// <param name="side">Pixels of a side.</param>
    /// <param name="sampling">How pixels are made of others.</param>
    public static SKBitmap Resized(SKBitmap digit, int side, SKSamplingOptions sampling) =>
        side == DigitShape.Side
            ? digit.Copy()
            : digit.Resize(new SKImageInfo(side, side, SKColorType.Gray8, SKAlphaType.Opaque), sampling);
}
