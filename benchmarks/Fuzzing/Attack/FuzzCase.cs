using System.Globalization;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Names one input: the same three values make the same input again.</summary>
/// <param name="Kind">What is attacked.</param>
/// <param name="Seed">Of the whole run.</param>
/// <param name="Number">From 0.</param>
internal readonly record struct FuzzCase(FuzzKind Kind, int Seed, int Number)
{
    /// <summary>The options that repeat it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"--kind {Kind.ToString().ToLowerInvariant()} --seed {Seed} --first {Number} --count 1");
}
