using System.Numerics;

namespace DigitTools.Core.Handwriting;

/// <summary>What the pen leaves on the paper.</summary>
/// <param name="Thickness">Of a stroke downwards, pixels.</param>
/// <param name="Pressure">The part of it that a stroke upwards lacks, 0..1: 0 for a ball pen, more for a pointed steel pen, whose split
/// opens under pressure.</param>
internal readonly record struct Nib(float Thickness, float Pressure = 0)
{
    /// <summary>The thinnest line that a pen leaves, pixels.</summary>
    private const float Hairline = 0.8f;

    /// <summary>The thickness of a movement, pixels.</summary>
    /// <param name="move">From where to where, the y axis down.</param>
    public float ThicknessOf(Vector2 move)
    {
        float length = move.Length();
        if (Pressure == 0 || length == 0) return Thickness;

        // Level strokes are nearly as thin as those upwards.
        float pressed = Math.Clamp((move.Y / length + 0.3f) / 1.1f, 0, 1);
        return MathF.Max(MathF.Min(Thickness, Hairline), Thickness * (1 - Pressure * (1 - pressed)));
    }
}
