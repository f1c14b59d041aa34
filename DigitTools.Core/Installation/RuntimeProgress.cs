namespace DigitTools.Core.Installation;

/// <summary>How far an installation is.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Done">Bytes.</param>
/// <param name="Total">Bytes; 0 if a server doesn't say.</param>
internal readonly record struct RuntimeProgress(RuntimeStep Step, long Done, long Total);
