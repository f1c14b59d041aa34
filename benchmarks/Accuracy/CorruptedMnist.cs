using DigitTools.Core.Data;
using SkiaSharp;

namespace DigitTools.Benchmarks.Accuracy;

/// <summary>Spoilt MNIST digits: of the training half, because what the preprocessing does is chosen by them.</summary>
internal static class CorruptedMnist
{
    private const int Count = 1000;

    /// <summary>Writes the last pictures of the training half, spoilt, into class folders.</summary>
    public static void Write(string folder, Corruption corruption)
    {
        DigitDataset train = DigitData.Read(DigitData.ShippedFolder, DataSplit.Train);
        for (int i = train.Count - Count; i < train.Count; i++)
        {
            using SKBitmap bitmap = MnistPictures.ToBitmap(Spoil(train.Picture(i), corruption, i));
            MnistPictures.WritePng(folder, train.Labels[i], i, bitmap);
        }
    }

    /// <summary>The same digits, spoilt.</summary>
    public static DigitDataset Spoil(DigitDataset data, Corruption corruption)
    {
        byte[] pixels = [.. Enumerable.Range(0, data.Count).SelectMany(i => Spoil(data.Picture(i), corruption, i))];
        return new DigitDataset(data.Source, pixels, data.Labels);
    }

    private static byte[] Spoil(ReadOnlySpan<byte> digit, Corruption corruption, int position)
    {
        float[] picture = [.. digit.ToArray().Select(p => p / 255f)];
        var random = new Random64(1, 0, (ulong)position);
        corruption.Apply(picture, ref random);
        return [.. picture.Select(p => (byte)(Math.Clamp(p, 0, 1) * 255))];
    }
}
