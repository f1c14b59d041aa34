using DigitTools.Core.Data;

namespace DigitTools.Benchmarks.Accuracy;

/// <summary>A way to spoil a picture.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Apply">Changes 28 x 28 pixels, ink 1 on paper 0.</param>
internal sealed record Corruption(string Name, Corruption.Change Apply)
{
    public delegate void Change(float[] picture, ref Random64 random);
}
