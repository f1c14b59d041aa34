using DigitTools.Core.Data;

namespace DigitTools.Core.Evaluation;

/// <summary>What a look at some of the pictures of a data set found.</summary>
/// <param name="Verdict">In a word.</param>
/// <param name="Turn">What makes the data right; none unless they are turned.</param>
/// <param name="Count">Pictures that were looked at.</param>
/// <param name="Agreeing">How many were read as their labels say.</param>
/// <param name="AgreeingTurned">How many were, after the turn.</param>
internal sealed record DataFinding(DataVerdict Verdict, DataTurn Turn, int Count, int Agreeing, int AgreeingTurned);
