using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting;

/// <summary>What the printed digits of one typeface have in common.</summary>
/// <param name="Glyphs">The shapes, 0 to 9.</param>
/// <param name="Setting">How they are set: width, slant, how crooked; there is nearly no unrest.</param>
/// <param name="Weight">Thickness of an upright stroke, in units of the glyphs' square of 10 by 10.</param>
/// <param name="Contrast">The part of it that the thinnest stroke lacks, 0..1.</param>
/// <param name="Axis">Radians by which the thinnest stroke is turned from level.</param>
/// <param name="Ball">Diameter of the ball at the end of a curve, in thicknesses of an upright stroke.</param>
internal readonly record struct Typeface(Glyph[][] Glyphs, Hand Setting, float Weight, float Contrast, float Axis, float Ball)
{
    /// <summary>Any typeface: with and without serifs, light to black, narrow to wide, upright or slanted.</summary>
    /// <param name="random">The stream to draw from.</param>
    public static Typeface Any(ref Random64 random)
    {
        float kind = random.NextSingle();
        float weight = MathF.Exp(random.NextSingle(-0.7f, 1));
        // The inside of a ring stays open.
        float width = MathF.Max(MathF.Exp(random.NextSingle(-0.85f, -0.15f)), weight * 0.17f);
        float shear = random.NextSingle() < 0.25f ? random.NextSingle(0.1f, 0.35f) : 0;
        var setting = new Hand(random.NextSingle(0, 0.15f), random.NextSingle(-0.08f, 0.08f), shear, width);
        bool serif = kind is > 0.45f and < 0.85f;
        float contrast = serif ? random.NextSingle(0, 0.85f) : random.NextSingle() * random.NextSingle(0, 0.5f);
        Glyph[][] glyphs = serif ? PrintGlyphs.Serif : kind < 0.85f ? PrintGlyphs.Plain : PrintGlyphs.Machine;
        return new Typeface(glyphs, setting, weight, contrast, random.NextSingle(-0.4f, 0.15f), random.NextSingle(1, 1.5f));
    }

    /// <summary>The thickness of a piece of a stroke.</summary>
    /// <param name="along">Its direction, the y axis down, of length 1.</param>
    public float ThicknessOf(Vector2 along)
    {
        (float sin, float cos) = MathF.SinCos(Axis);
        return Weight * (1 - Contrast * (1 - MathF.Abs(along.Y * cos - along.X * sin)));
    }
}
