using System.Globalization;
using DigitTools.Core.Data;
using SkiaSharp;

namespace DigitTools.Benchmarks.Accuracy;

/// <summary>Spoilt MNIST digits as files: of the training half, because what the preprocessing does is chosen by them.</summary>
internal static class CorruptedMnist
{
    private const int Count = 1000;

    /// <summary>Writes the last pictures of the training half, spoilt, into class folders.</summary>
    public static void Write(string folder, Corruption corruption)
    {
        DigitDataset train = DigitData.Read(DigitData.ShippedFolder, DataSplit.Train);
        for (int i = train.Count - Count; i < train.Count; i++)
        {
            float[] picture = [.. train.Picture(i).ToArray().Select(p => p / 255f)];
            var random = new Random64(1, 0, (ulong)i);
            corruption.Apply(picture, ref random);
            byte[] pixels = [.. picture.Select(p => (byte)(Math.Clamp(p, 0, 1) * 255))];

            string classFolder = Path.Combine(folder, train.Labels[i].ToString(CultureInfo.InvariantCulture));
            Directory.CreateDirectory(classFolder);
            using SKBitmap bitmap = MnistPictures.ToBitmap(pixels);
            using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
            File.WriteAllBytes(Path.Combine(classFolder, i.ToString("00000", CultureInfo.InvariantCulture) + ".png"), png.Span);
        }
    }
}
