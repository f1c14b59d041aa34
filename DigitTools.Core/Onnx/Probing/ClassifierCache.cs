using System.Collections.Concurrent;

namespace DigitTools.Core.Onnx.Probing;

/// <summary>Keeps loaded classifiers for the life of the process; those of other tools are tried out when they are loaded.</summary>
internal static class ClassifierCache
{
    /// <summary>By the convention that the caller gives; nothing for the model's own.</summary>
    private static readonly ConcurrentDictionary<string, ModelCache<DigitClassifier>> s_models = new();

    /// <summary>The classifier of a file, loaded when it is new or has changed.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="cancellationToken">Stops the loading, and the waiting for another who loads the same.</param>
    /// <exception cref="DigitException">As <see cref="DigitClassifier.Load(string, CancellationToken)"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DigitClassifier Get(string path, CancellationToken cancellationToken = default) => Get(path, null, cancellationToken);

    /// <summary>As the other, with a convention that somebody knows.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="convention">How pictures are given to it; null for what the file says, or what is found out.</param>
    /// <param name="cancellationToken">As of the other.</param>
    /// <exception cref="DigitException">As of the other.</exception>
    /// <exception cref="OperationCanceledException">As of the other.</exception>
    public static DigitClassifier Get(string path, InputConvention? convention, CancellationToken cancellationToken) =>
        s_models.GetOrAdd(
            convention?.ToString() ?? "",
            _ => new ModelCache<DigitClassifier>((file, stop) => Load(file, convention, stop))).Get(path, cancellationToken);

    /// <summary>Loads a classifier that is the caller's alone, and tries it out if it is another tool's.</summary>
    /// <param name="path">As of the others.</param>
    /// <param name="convention">As of the others.</param>
    /// <param name="cancellationToken">As of the others.</param>
    /// <exception cref="DigitException">As of the others.</exception>
    /// <exception cref="OperationCanceledException">As of the others.</exception>
    internal static DigitClassifier Load(string path, InputConvention? convention, CancellationToken cancellationToken)
    {
        var classifier = DigitClassifier.Load(path, cancellationToken);
        try
        {
            if (!classifier.HasMetadata) classifier.Use(new ModelProbe(classifier, cancellationToken).Find(convention));
            else if (convention is not null) classifier.Use(new ClassifierSetup(convention, ConventionSource.Given));
            return classifier;
        }
        catch
        {
            classifier.Dispose();
            throw;
        }
    }
}
