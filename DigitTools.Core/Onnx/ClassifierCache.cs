namespace DigitTools.Core.Onnx;

/// <summary>Keeps loaded classifiers for the life of the process.</summary>
internal static class ClassifierCache
{
    private static readonly ModelCache<DigitClassifier> s_models = new(DigitClassifier.Load);

    /// <summary>The classifier of a file, loaded when it is new or has changed.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="cancellationToken">Stops the loading, and the waiting for another who loads the same.</param>
    /// <exception cref="DigitException">As <see cref="DigitClassifier.Load(string, CancellationToken)"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DigitClassifier Get(string path, CancellationToken cancellationToken = default) => s_models.Get(path, cancellationToken);
}
