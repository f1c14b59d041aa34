using System.Collections.Concurrent;

namespace DigitTools.Core.Onnx;

/// <summary>Keeps loaded models for the life of the process: a script that calls a cmdlet a thousand times loads once.</summary>
public static class ClassifierCache
{
    private static readonly ConcurrentDictionary<string, (long Size, DateTime Written, Lazy<DigitClassifier> Classifier)> s_models = new();

    /// <summary>The classifier of a file, loaded when it is new or has changed.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="DigitException">As <see cref="DigitClassifier.Load"/>.</exception>
    /// <remarks>A model that was replaced is not disposed: a pipeline may still be using it. Its finaliser frees it.</remarks>
    public static DigitClassifier Get(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) return DigitClassifier.Load(path);
        (long size, DateTime written) = (file.Length, file.LastWriteTimeUtc);
        Lazy<DigitClassifier> classifier = s_models.AddOrUpdate(
            path,
            _ => (size, written, Loading(path)),
            (_, known) => known.Size == size && known.Written == written ? known : (size, written, Loading(path))).Classifier;
        try
        {
            return classifier.Value;
        }
        catch (DigitException)
        {
            s_models.TryRemove(path, out _);
            throw;
        }
    }

    private static Lazy<DigitClassifier> Loading(string path) => new(() => DigitClassifier.Load(path));
}
