using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Training;

/// <summary>How sure a network is, fitted on the validation part.</summary>
/// <param name="Temperature">What logits are divided by before the softmax, over 0.</param>
/// <param name="MinimumConfidence">Below this confidence a picture is rejected, 0..1.</param>
/// <param name="Text">How often a text of a probability is right; null for a network that reads single digits.</param>
internal readonly record struct FittedConfidence(double Temperature, double MinimumConfidence, TextCalibration? Text = null);
