using DigitTools.Core.Data;

namespace DigitTools.Core.Training.Lines;

/// <summary>One part of a batch of lines, all of one width.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Count">Lines.</param>
/// <param name="Own">How many of them, the first ones, are of the user's pictures.</param>
/// <param name="RandomOf">The stream of each line.</param>
internal sealed record LineBatch(int Width, int Count, int Own, Func<int, Random64> RandomOf);
