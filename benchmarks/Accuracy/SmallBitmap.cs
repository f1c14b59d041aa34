using DigitTools.Core.Data;
using DigitTools.Core.Handwriting;
using SkiaSharp;

namespace DigitTools.Benchmarks.Accuracy;

/// <summary>Digits as small scanners and old data sets have them: few pixels, filled to the frame, hard edges or few tones.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Side">Pixels of a side.</param>
/// <param name="Tones">How many tones from paper to ink, at least 2.</param>
/// <param name="IsStretched">Whether narrow digits are widened to the frame.</param>
internal sealed record SmallBitmap(string Name, int Side, int Tones, bool IsStretched)
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<SmallBitmap> All { get; } =
    [
        new("16 x 16, black and white, stretched", 16, 2, true),
        new("16 x 16, black and white", 16, 2, false),
        new("8 x 8, 17 tones, stretched", 8, 17, true),
        new("8 x 8, 17 tones", 8, 17, false),
        new("12 x 12, 256 tones", 12, 256, false),
    ];

    /// <summary>Writes pictures into class folders.</summary>
    public void Write(string folder, DigitDataset data)
    {
        for (int i = 0; i < data.Count; i++)
        {
            using var bitmap = new SKBitmap(Side, Side, SKColorType.Gray8, SKAlphaType.Opaque);
            Make(data.Picture(i)).CopyTo(bitmap.GetPixelSpan());
            MnistPictures.WritePng(folder, data.Labels[i], i, bitmap);
        }
    }

    /// <summary>One digit: <see cref="Side"/> x <see cref="Side"/> bytes, ink 255.</summary>
    public byte[] Make(ReadOnlySpan<byte> digit)
    {
        float[] picture = [.. digit.ToArray().Select(p => (float)p / byte.MaxValue)], bitmap = new float[Side * Side];
        CoarseBitmap.TryReduce(picture, Side, Tones, IsStretched ? 1 : 0, bitmap, out _);
        return [.. bitmap.Select(p => (byte)MathF.Round(p * byte.MaxValue))];
    }
}
