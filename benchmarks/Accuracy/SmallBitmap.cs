using System.Globalization;
using DigitTools.Core;
using DigitTools.Core.Data;
using SkiaSharp;

namespace DigitTools.Benchmarks.Accuracy;

/// <summary>Digits as small scanners and old data sets have them: few pixels, filled to the frame, hard edges or few tones.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Side">Pixels of a side.</param>
/// <param name="Tones">How many tones from paper to ink, at least 2.</param>
/// <param name="Stretched">Whether narrow digits are widened to the frame.</param>
internal sealed record SmallBitmap(string Name, int Side, int Tones, bool Stretched)
{
    /// <summary>Pixels of a picture's pixel in each direction whose mean is taken.</summary>
    private const int Samples = 4;

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
            string classFolder = Path.Combine(folder, data.Labels[i].ToString(CultureInfo.InvariantCulture));
            Directory.CreateDirectory(classFolder);
            using var bitmap = new SKBitmap(Side, Side, SKColorType.Gray8, SKAlphaType.Opaque);
            Make(data.Picture(i)).CopyTo(bitmap.GetPixelSpan());
            using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
            File.WriteAllBytes(Path.Combine(classFolder, i.ToString("00000", CultureInfo.InvariantCulture) + ".png"), png.Span);
        }
    }

    /// <summary>One digit: <see cref="Side"/> x <see cref="Side"/> bytes, ink 255.</summary>
    public byte[] Make(ReadOnlySpan<byte> digit)
    {
        float[] picture = [.. digit.ToArray().Select(p => (float)p / byte.MaxValue)];
        (float left, float top, float width, float height) = Box(picture);
        float scale = MathF.Max(width, height) / Side;
        (float stepX, float stepY) = Stretched ? (width / Side, height / Side) : (scale, scale);
        float startX = left + (width - stepX * Side) / 2, startY = top + (height - stepY * Side) / 2;
        byte[] small = new byte[Side * Side];
        for (int i = 0; i < small.Length; i++)
        {
            float sum = 0;
            for (int k = 0; k < Samples * Samples; k++)
            {
                float x = startX + (i % Side + (k % Samples + 0.5f) / Samples) * stepX - 0.5f;
                float y = startY + (i / Side + (k / Samples + 0.5f) / Samples) * stepY - 0.5f;
                sum += Corruptions.Between(picture, x, y);
            }

            float ink = sum / (Samples * Samples);
            small[i] = (byte)MathF.Round(MathF.Min(MathF.Floor(ink * Tones), Tones - 1) / (Tones - 1) * byte.MaxValue);
        }

        return small;
    }

    private static (float Left, float Top, float Width, float Height) Box(ReadOnlySpan<float> picture)
    {
        const int Side = DigitShape.Side;
        int left = Side, top = Side, right = -1, bottom = -1;
        for (int i = 0; i < picture.Length; i++)
        {
            if (picture[i] <= 0.5f) continue;
            (left, right) = (Math.Min(left, i % Side), Math.Max(right, i % Side));
            (top, bottom) = (Math.Min(top, i / Side), Math.Max(bottom, i / Side));
        }

        return right < 0 ? (0, 0, Side, Side) : (left, top, right - left + 1, bottom - top + 1);
    }
}
