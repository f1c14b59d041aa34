namespace DigitTools.Core.Evaluation;

/// <summary>What is left when the least sure pictures are rejected.</summary>
/// <param name="RejectedFraction">The part rejected, 0..1.</param>
/// <param name="Threshold">The lowest confidence that is kept, 0..1.</param>
/// <param name="Count">How many pictures are kept.</param>
/// <param name="Errors">How many of those are misread.</param>
/// <param name="ErrorRate">Errors / Count, 0..1.</param>
internal sealed record CoveragePoint(double RejectedFraction, double Threshold, int Count, int Errors, double ErrorRate);
