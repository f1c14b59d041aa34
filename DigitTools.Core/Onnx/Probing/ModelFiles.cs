using DigitTools.Core.Model;

namespace DigitTools.Core.Onnx.Probing;

/// <summary>Loads a model of either kind.</summary>
internal static class ModelFiles
{
    /// <summary>The model of a file: one that reads lines if it says so, a classifier otherwise.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="convention">How pictures are given to a classifier; null for what the file says, or what is found out.</param>
    /// <param name="cancellationToken">Stops the loading, and the waiting for another who loads the same.</param>
    /// <exception cref="DigitException">As <see cref="DigitClassifier.Load(string, CancellationToken)"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static OnnxModel Get(string path, InputConvention? convention, CancellationToken cancellationToken) =>
        OnnxWeights.ReadMetadata(path)?.Architecture == LineArchitecture.Line.Name
            ? LineNetwork.Get(path, cancellationToken)
            : ClassifierCache.Get(path, convention, cancellationToken);
}
