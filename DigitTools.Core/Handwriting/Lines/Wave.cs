using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting.Lines;

/// <summary>A soft bending of a picture, so that one scan gives the digits of many hands.</summary>
/// <param name="Depth">How far places are moved at most, in pixels of the picture.</param>
/// <param name="Length">From one crest to the next, pixels.</param>
/// <param name="Across">Where the wave that moves places sideways begins, radians.</param>
/// <param name="Down">Where the wave that moves places up and down begins, radians.</param>
internal readonly record struct Wave(float Depth, float Length, float Across, float Down)
{
    /// <summary>A wave by chance.</summary>
    /// <param name="random">The stream to draw from.</param>
    public static Wave Any(ref Random64 random) => new(
        1.3f * random.NextSingle(),
        random.NextSingle(14, 36),
        random.NextSingle(0, MathF.Tau),
        random.NextSingle(0, MathF.Tau));

    /// <summary>Where a place comes from.</summary>
    /// <param name="place">Pixels.</param>
    public Vector2 Move(Vector2 place) => place + Depth * new Vector2(
        MathF.Sin(MathF.Tau * place.Y / Length + Across),
        MathF.Sin(MathF.Tau * place.X / Length + Down));
}
