using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting;

/// <summary>What a camera or scanner, and the light, make of a picture. Pictures are 784 values, ink 1 on paper 0.</summary>
internal static class WornView
{
    private const int Side = DigitShape.Side;
    private const int Pixels = DigitShape.PixelCount;

    /// <summary>As if the digit had been smaller than it is now: means of larger pixels, drawn smoothly again.</summary>
    /// <param name="picture">The picture; changed.</param>
    /// <param name="factor">How many times larger its pixels were, 1 to 14.</param>
    public static void Coarsen(Span<float> picture, float factor)
    {
        int coarse = (int)MathF.Round(Side / factor);
        float step = (float)Side / coarse;
        Span<float> small = stackalloc float[Pixels];
        for (int y = 0; y < coarse; y++)
        {
            for (int x = 0; x < coarse; x++)
            {
                int left = (int)(x * step), right = Math.Max(left + 1, (int)((x + 1) * step));
                int top = (int)(y * step), bottom = Math.Max(top + 1, (int)((y + 1) * step));
                float sum = 0;
                for (int row = top; row < bottom; row++)
                {
                    for (int column = left; column < right; column++) sum += picture[row * Side + column];
                }

                small[y * coarse + x] = sum / ((right - left) * (bottom - top));
            }
        }

        for (int y = 0; y < Side; y++)
        {
            float v = Math.Clamp((y + 0.5f) / step - 0.5f, 0, coarse - 1);
            int y0 = Math.Min((int)v, coarse - 2);
            for (int x = 0; x < Side; x++)
            {
                float u = Math.Clamp((x + 0.5f) / step - 0.5f, 0, coarse - 1);
                int x0 = Math.Min((int)u, coarse - 2);
                int at = y0 * coarse + x0;
                float above = small[at] + (u - x0) * (small[at + 1] - small[at]);
                float below = small[at + coarse] + (u - x0) * (small[at + coarse + 1] - small[at + coarse]);
                picture[y * Side + x] = above + (v - y0) * (below - above);
            }
        }
    }

    /// <summary>Seen from further away: smaller, with more paper around it.</summary>
    /// <param name="picture">The picture; changed.</param>
    /// <param name="factor">How many times smaller, 1 to 3.</param>
    public static void Shrink(Span<float> picture, float factor)
    {
        var middle = new Vector2((Side - 1) / 2f);
        Span<float> source = stackalloc float[Pixels];
        Blur(picture, MathF.Min(1, factor - 1));
        picture.CopyTo(source);
        for (int i = 0; i < Pixels; i++)
            picture[i] = SquareInk.Between(source, Side, (new Vector2(i % Side, i / Side) - middle) * factor + middle);
    }

    /// <summary>Grain, and single pixels that are black or white.</summary>
    /// <param name="picture">The picture; changed.</param>
    /// <param name="grain">Most that a pixel loses or gains.</param>
    /// <param name="dead">The part of the pixels that are black or white, 0..1.</param>
    /// <param name="random">The stream to draw from.</param>
    public static void Noise(Span<float> picture, float grain, float dead, ref Random64 random)
    {
        for (int i = 0; i < Pixels; i++)
        {
            picture[i] = Math.Clamp(picture[i] + random.NextSingle(-grain, grain), 0, 1);
            if (random.NextSingle() < dead) picture[i] = random.NextInt32(2);
        }
    }

    /// <summary>Paper that isn't white: a tone that changes slowly from corner to corner, with the ink paler on it.</summary>
    /// <param name="picture">The picture; changed.</param>
    /// <param name="corners">The tone at the corners, 0..1: upper left, upper right, lower left, lower right.</param>
    public static void Fog(Span<float> picture, ReadOnlySpan<float> corners)
    {
        for (int y = 0, i = 0; y < Side; y++)
        {
            float v = (float)y / (Side - 1);
            for (int x = 0; x < Side; x++, i++)
            {
                float u = (float)x / (Side - 1);
                float fog = (1 - v) * ((1 - u) * corners[0] + u * corners[1]) + v * ((1 - u) * corners[2] + u * corners[3]);
                picture[i] = fog + (1 - fog) * picture[i];
            }
        }
    }

    /// <summary>Mixes in the mean of each pixel's 3 x 3.</summary>
    /// <param name="picture">The picture; changed.</param>
    /// <param name="part">Of the mean, 0..1.</param>
    public static void Blur(Span<float> picture, float part)
    {
        Span<float> rows = stackalloc float[Pixels];
        for (int i = 0; i < Pixels; i++)
        {
            int x = i % Side;
            rows[i] = ((x > 0 ? picture[i - 1] : 0) + picture[i] + (x < Side - 1 ? picture[i + 1] : 0)) / 3;
        }

        for (int i = 0; i < Pixels; i++)
        {
            float mean = ((i >= Side ? rows[i - Side] : 0) + rows[i] + (i < Pixels - Side ? rows[i + Side] : 0)) / 3;
            picture[i] += part * (mean - picture[i]);
        }
    }

    /// <summary>The hand or the camera moved: the mean of copies along a line.</summary>
    /// <param name="picture">The picture; changed.</param>
    /// <param name="angle">Of the line, radians; 0 is sideways.</param>
    /// <param name="reach">Pixels to each side.</param>
    public static void Smear(Span<float> picture, float angle, int reach)
    {
        Span<float> source = stackalloc float[Pixels];
        picture.CopyTo(source);
        (float down, float across) = MathF.SinCos(angle);
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                float sum = 0;
                for (int k = -reach; k <= reach; k++)
                {
                    int column = x + (int)MathF.Round(k * across), row = y + (int)MathF.Round(k * down);
                    if (column is >= 0 and < Side && row is >= 0 and < Side) sum += source[row * Side + column];
                }

                picture[y * Side + x] = sum / (2 * reach + 1);
            }
        }
    }
}
