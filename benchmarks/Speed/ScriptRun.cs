namespace DigitTools.Benchmarks.Speed;

/// <summary>What a program measured of itself, and what it took as a whole.</summary>
/// <param name="Wall">Seconds from its start to its end.</param>
/// <param name="Output">The lines that it wrote.</param>
internal sealed record ScriptRun(double Wall, IReadOnlyList<string> Output);
