namespace DigitTools.Core.Evaluation;

/// <summary>How one picture was read.</summary>
/// <param name="Confidence">Confidence in the digit read, 0..1.</param>
/// <param name="IsRight">Whether it is the label.</param>
internal readonly record struct Reading(double Confidence, bool IsRight);
