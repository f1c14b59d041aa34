namespace DigitTools.Core.Evaluation;

/// <summary>How well one digit is read. A ratio whose denominator is 0 is 0.</summary>
/// <param name="Digit">0..9.</param>
/// <param name="Precision">Of the pictures read as this digit, the part that is it, 0..1.</param>
/// <param name="Recall">Of the pictures of this digit, the part read as it, 0..1.</param>
/// <param name="F1">Harmonic mean of precision and recall, 0..1.</param>
/// <param name="Support">How many pictures of this digit there are.</param>
internal sealed record ClassMetrics(int Digit, double Precision, double Recall, double F1, int Support);
