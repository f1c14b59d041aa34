using System.Numerics;
using DigitTools.Core.Imaging.Layout;

namespace DigitTools.Core.Handwriting;

/// <summary>
/// A digit as small scanners and old data sets have it, of few pixels and tones and filling its frame, enlarged again to the layout of
/// MNIST.
/// </summary>
internal static class CoarseBitmap
{
    private const int Side = DigitShape.Side;

    /// <summary>A digit is widened to this many times its width at most: further, a stem is a block and no 1.</summary>
    private const float MostWidening = 2.5f;

    /// <summary>Points across and down whose mean is taken for a pixel.</summary>
    private const int Samples = 3;

    /// <summary>Makes one of a picture.</summary>
    /// <param name="picture">784 values, ink 1 on paper 0; changed. Stays as it is without ink.</param>
    /// <param name="side">Pixels of a side of the bitmap, 4 to 28.</param>
    /// <param name="tones">Tones from paper to ink, at least 2.</param>
    /// <param name="stretch">How far a narrow digit is widened to the frame: 0 not at all, 1 fills it, if that isn't too far.</param>
    /// <param name="smooth">Whether it is enlarged without steps.</param>
    public static void Apply(Span<float> picture, int side, int tones, float stretch, bool smooth)
    {
        Span<float> bitmap = stackalloc float[side * side];
        if (!TryReduce(picture, side, tones, stretch, bitmap, out Vector2 ink)) return;

        // As preprocessing puts a picture of this size in place: its ink into the box, its centre of mass into the middle.
        Vector2 step = new Vector2(side) * MathF.Max(ink.X, ink.Y) / MnistLayout.BoxSide;
        Draw(bitmap, side, step, Vector2.Zero, smooth, picture);
        Vector2 shift = Pen.Shift(picture);
        if (shift != Vector2.Zero) Draw(bitmap, side, step, shift, smooth, picture);
    }

    /// <summary>Makes the bitmap alone.</summary>
    /// <param name="picture">784 values, ink 1 on paper 0.</param>
    /// <param name="side">Pixels of a side of the bitmap, 4 to 28.</param>
    /// <param name="tones">Tones from paper to ink, at least 2.</param>
    /// <param name="stretch">As for <see cref="Apply"/>.</param>
    /// <param name="bitmap">Takes <paramref name="side"/> x <paramref name="side"/> values.</param>
    /// <param name="ink">The parts of the bitmap's width and height that its digit takes up, 0..1.</param>
    /// <returns>False without ink.</returns>
    public static bool TryReduce(
        ReadOnlySpan<float> picture, int side, int tones, float stretch, Span<float> bitmap, out Vector2 ink)
    {
        ink = Vector2.Zero;
        if (!TryBox(picture, out Vector2 low, out Vector2 size)) return false;
        float longest = MathF.Max(size.X, size.Y);
        var frame = Vector2.Max(Vector2.Lerp(new Vector2(longest), size, stretch), new Vector2(longest / MostWidening));
        Fill(picture, low + size / 2 - frame / 2, frame / side, side, tones, bitmap);
        ink = size / frame;
        return true;
    }

    private static bool TryBox(ReadOnlySpan<float> picture, out Vector2 low, out Vector2 size)
    {
        int left = Side, top = Side, right = -1, bottom = -1;
        for (int i = 0; i < picture.Length; i++)
        {
            if (picture[i] <= 0.5f) continue;
            (left, right) = (Math.Min(left, i % Side), Math.Max(right, i % Side));
            (top, bottom) = (Math.Min(top, i / Side), Math.Max(bottom, i / Side));
        }

        (low, size) = (new Vector2(left, top), new Vector2(right - left + 1, bottom - top + 1));
        return right >= 0;
    }

    private static void Fill(ReadOnlySpan<float> picture, Vector2 start, Vector2 step, int side, int tones, Span<float> bitmap)
    {
        for (int i = 0; i < bitmap.Length; i++)
        {
            float sum = 0;
            for (int k = 0; k < Samples * Samples; k++)
            {
                var within = new Vector2(k % Samples + 0.5f, k / Samples + 0.5f);
                Vector2 at = start + (new Vector2(i % side, i / side) + within / Samples) * step - new Vector2(0.5f);
                sum += SquareInk.Between(picture, Side, at);
            }

            bitmap[i] = MathF.Min(MathF.Floor(sum / (Samples * Samples) * tones), tones - 1) / (tones - 1);
        }
    }

    private static void Draw(ReadOnlySpan<float> bitmap, int side, Vector2 step, Vector2 shift, bool smooth, Span<float> picture)
    {
        var middle = new Vector2((Side - 1) / 2f);
        for (int i = 0; i < picture.Length; i++)
        {
            Vector2 away = new Vector2(i % Side, i / Side) - middle - shift;
            float sum = 0;
            for (int k = 0; k < Samples * Samples; k++)
            {
                var within = new Vector2(k % Samples + 0.5f, k / Samples + 0.5f);
                Vector2 at = (away + within / Samples - new Vector2(0.5f)) * step + new Vector2(side / 2f - 0.5f);
                sum += smooth
                    ? SquareInk.Between(bitmap, side, at)
                    : SquareInk.Pixel(bitmap, side, (int)MathF.Round(at.X), (int)MathF.Round(at.Y));
            }

            picture[i] = sum / (Samples * Samples);
        }
    }
}
