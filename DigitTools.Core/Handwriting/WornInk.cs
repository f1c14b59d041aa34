using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting;

/// <summary>What becomes of the ink of a picture. Pictures are 784 values, ink 1 on paper 0.</summary>
internal static class WornInk
{
    private const int Side = DigitShape.Side;
    private const int Pixels = DigitShape.PixelCount;

    /// <summary>The pen failed, or a removed line took a piece of the stroke with it.</summary>
    /// <param name="picture">The picture; changed.</param>
    /// <param name="from">Where the gap begins, pixels.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="thickness">Pixels.</param>
    public static void Gap(Span<float> picture, Vector2 from, Vector2 to, float thickness)
    {
        Span<float> mask = stackalloc float[Pixels];
        mask.Clear();
        Pen.Line(from, to, thickness, 1, mask);
        for (int i = 0; i < Pixels; i++) picture[i] *= 1 - mask[i];
    }

    /// <summary>The edges of the strokes only, as some filters and copiers leave them.</summary>
    /// <param name="picture">The picture; changed.</param>
    public static void Hollow(Span<float> picture)
    {
        Span<float> edges = stackalloc float[Pixels];
        for (int i = 0; i < Pixels; i++)
        {
            int x = i % Side;
            float across = (x < Side - 1 ? picture[i + 1] : 0) - (x > 0 ? picture[i - 1] : 0);
            float down = (i < Pixels - Side ? picture[i + Side] : 0) - (i >= Side ? picture[i - Side] : 0);
            edges[i] = MathF.Min(1, 1.3f * MathF.Sqrt(across * across + down * down));
        }

        edges.CopyTo(picture);
    }

    /// <summary>Each pixel with ink loses or gains some.</summary>
    /// <param name="picture">The picture; changed.</param>
    /// <param name="strength">Most that a pixel loses or gains.</param>
    /// <param name="random">The stream to draw from.</param>
    public static void Ragged(Span<float> picture, float strength, ref Random64 random)
    {
        for (int i = 0; i < Pixels; i++)
        {
            if (picture[i] > 0) picture[i] = Math.Clamp(picture[i] + random.NextSingle(-strength, strength), 0, 1);
        }
    }

    /// <summary>Paler, harder or softer ink.</summary>
    /// <param name="picture">The picture; changed.</param>
    /// <param name="gain">What ink is multiplied by.</param>
    /// <param name="exponent">What it is raised to before: under 1 is harder, over 1 softer.</param>
    public static void Tone(Span<float> picture, float gain, float exponent)
    {
        for (int i = 0; i < Pixels; i++)
        {
            if (picture[i] > 0) picture[i] = MathF.Min(1, gain * MathF.Pow(picture[i], exponent));
        }
    }
}
