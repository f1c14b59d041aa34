using System.Numerics.Tensors;

namespace DigitTools.Core.Training;

/// <summary>Looks for NaN and infinity in rows of numbers.</summary>
internal static class Finite
{
    /// <summary>Whether all numbers are finite.</summary>
    public static bool All(ReadOnlySpan<float> row) => row.IsEmpty || float.IsFinite(TensorPrimitives.MaxMagnitude(row));
}
