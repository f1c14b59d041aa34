using DigitTools.Core.Data;

namespace DigitTools.Core.Tests;

/// <summary>Small data sets for tests of the machinery, where nothing depends on real handwriting.</summary>
internal static class SyntheticDigits
{
    /// <summary>
    /// Pictures with a bar whose row tells the class; labels 0 .. 9 in turn, or drawn at random where nothing is to be learnt.
    /// </summary>
    public static DigitDataset Make(int count, bool randomLabels = false)
    {
        var random = new Random64(99);
        byte[] pixels = new byte[count * DigitShape.PixelCount];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            int digit = i % DigitShape.ClassCount;
            labels[i] = (byte)(randomLabels ? random.NextInt32(DigitShape.ClassCount) : digit);
            int start = i * DigitShape.PixelCount + (4 + 2 * digit) * DigitShape.Side;
            for (int x = 4 + random.NextInt32(4); x < 22; x++) pixels[start + x] = (byte)(128 + random.NextInt32(128));
        }

        return new DigitDataset("synthetic", pixels, labels);
    }

    /// <summary>784 bytes of noise.</summary>
    public static byte[] Noise(ulong seed)
    {
        var random = new Random64(seed);
        byte[] picture = new byte[DigitShape.PixelCount];
        for (int i = 0; i < picture.Length; i++) picture[i] = (byte)random.NextInt32(256);
        return picture;
    }

    /// <summary>A square of ink, 8 x 8, in the middle of the picture.</summary>
    public static byte[] Square()
    {
        byte[] picture = new byte[DigitShape.PixelCount];
        for (int y = 10; y < 18; y++) picture.AsSpan(y * DigitShape.Side + 10, 8).Fill(255);
        return picture;
    }
}
