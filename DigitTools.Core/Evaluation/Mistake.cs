namespace DigitTools.Core.Evaluation;

/// <summary>One misread picture.</summary>
/// <param name="Index">Position in the data, from 0.</param>
/// <param name="Path">Full path if the picture is a file of its own, otherwise null.</param>
/// <param name="Actual">The label, 0..9.</param>
/// <param name="Predicted">What was read, 0..9.</param>
/// <param name="Confidence">Confidence in what was read, 0..1.</param>
internal sealed record Mistake(int Index, string? Path, int Actual, int Predicted, double Confidence);
