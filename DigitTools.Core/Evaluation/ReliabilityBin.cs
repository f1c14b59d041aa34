namespace DigitTools.Core.Evaluation;

/// <summary>The pictures whose confidence falls into one interval.</summary>
/// <param name="Low">Lower bound of the interval, exclusive (inclusive for the first).</param>
/// <param name="High">Upper bound, inclusive.</param>
/// <param name="Count">How many pictures.</param>
/// <param name="MeanConfidence">Mean confidence of them, 0..1; 0 if Count is 0.</param>
/// <param name="Accuracy">The part of them read right, 0..1; 0 if Count is 0.</param>
internal sealed record ReliabilityBin(double Low, double High, int Count, double MeanConfidence, double Accuracy);
