namespace DigitTools.Core.Onnx;

/// <summary>What reads single digits. Any number of threads may use one at the same time.</summary>
internal interface IDigitModel : IModel
{
    /// <summary>What logits are divided by before they become probabilities, over 0.</summary>
    double Temperature { get; }

    /// <summary>Runs the network.</summary>
    /// <param name="pictures">N x 784 bytes, ink 255 on paper 0.</param>
    /// <param name="logits">Receives N x 10 logits, before the temperature; numbers, none of them NaN or infinite.</param>
    /// <param name="others">Receives N probabilities, 0..1, that it is no digit, as networks with more than ten classes say; may be
    /// empty.</param>
    /// <param name="cancellationToken">Stops the run between two nodes of the network.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: it fails, or gives what is no number.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    void Classify(ReadOnlySpan<byte> pictures, Span<float> logits, Span<float> others, CancellationToken cancellationToken);
}
