using System.Numerics;

namespace DigitTools.Core.Handwriting;

/// <summary>Bands across a picture, as faulty scanners, tape and hatching leave them. Pictures are 784 values, ink 1 on paper 0.</summary>
internal static class WornBands
{
    private const int Side = DigitShape.Side;

    /// <summary>Ink and paper change places in bands.</summary>
    /// <param name="picture">The picture; changed.</param>
    /// <param name="across">Of length 1: the way across the bands.</param>
    /// <param name="start">Where the first band begins, pixels from the middle along <paramref name="across"/>.</param>
    /// <param name="width">Of a band, pixels.</param>
    /// <param name="period">From band to band, pixels; infinite for a single one.</param>
    /// <param name="part">How far they change places, 0..1.</param>
    public static void Invert(Span<float> picture, Vector2 across, float start, float width, float period, float part)
    {
        for (int i = 0; i < picture.Length; i++)
        {
            float inside = Cover(i, across, start, width, period) * part;
            picture[i] += inside * (1 - 2 * picture[i]);
        }
    }

    /// <summary>Bands of ink over the picture.</summary>
    /// <param name="picture">The picture; changed.</param>
    /// <param name="across">Of length 1: the way across the bands.</param>
    /// <param name="start">Where the first band begins, pixels from the middle along <paramref name="across"/>.</param>
    /// <param name="width">Of a band, pixels.</param>
    /// <param name="period">From band to band, pixels; infinite for a single one.</param>
    /// <param name="ink">How dark, 0..1.</param>
    public static void Ink(Span<float> picture, Vector2 across, float start, float width, float period, float ink)
    {
        for (int i = 0; i < picture.Length; i++)
            picture[i] = MathF.Max(picture[i], Cover(i, across, start, width, period) * ink);
    }

    /// <summary>How much of a pixel lies in a band, 0..1.</summary>
    private static float Cover(int pixel, Vector2 across, float start, float width, float period)
    {
        const float Middle = (Side - 1) / 2f;
        float place = Vector2.Dot(new Vector2(pixel % Side - Middle, pixel / Side - Middle), across) - start;
        if (float.IsFinite(period)) place -= period * MathF.Floor((place + (period - width) / 2) / period);
        return Math.Clamp(MathF.Min(place, width - place) + 0.5f, 0, 1);
    }
}
