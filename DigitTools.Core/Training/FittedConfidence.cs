using DigitTools.Core.Evaluation;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Training;

/// <summary>How sure a network is, fitted on pictures that it wasn't trained on.</summary>
/// <param name="Temperature">What logits are divided by before the softmax, over 0.</param>
/// <param name="MinimumConfidence">Below this confidence a picture is rejected, 0..1.</param>
/// <param name="Text">How often a text of a probability is right; null for a network that reads single digits.</param>
internal readonly record struct FittedConfidence(double Temperature, double MinimumConfidence, TextCalibration? Text = null)
{
    /// <summary>Fits temperature and threshold of a network that reads single digits; the usual ones for few pictures.</summary>
    /// <param name="logits">N x 10, of pictures that it wasn't trained on.</param>
    /// <param name="labels">N labels.</param>
    public static FittedConfidence Fit(ReadOnlySpan<float> logits, ReadOnlySpan<byte> labels)
    {
        double temperature = TemperatureFit.Fit(logits, labels);
        return new FittedConfidence(temperature, ThresholdFit.Fit(logits, labels, temperature));
    }

    /// <summary>What was fitted for another model, by the same recipe on other pictures.</summary>
    /// <param name="path">Full path of the model.</param>
    /// <param name="architecture">The network that it is taken for.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelNotFound"/>, or <see cref="DigitErrorId.ModelInvalid"/>: it is
    /// somebody else's, or of another architecture.</exception>
    public static FittedConfidence Of(string path, NetworkArchitecture architecture)
    {
        ModelMetadata metadata = OnnxWeights.ReadMetadata(path) ?? throw Errors.CalibrationModelForeign(path);
        if (metadata.Architecture != architecture.Name)
            throw Errors.CalibrationModelArchitecture(path, metadata.Architecture, architecture.Name);
        TextCalibration? text = metadata.TextSlope is null ? null : TextCalibration.Of(metadata);
        return new FittedConfidence(metadata.Temperature, metadata.MinimumConfidence, text);
    }
}
