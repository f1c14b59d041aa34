using System.Collections.Concurrent;

namespace DigitTools.Core.Onnx;

/// <summary>Keeps loaded models for the life of the process: a script that calls a cmdlet a thousand times loads once.</summary>
public static class ClassifierCache
{
    private static readonly ConcurrentDictionary<string, Entry> s_models = new();

    /// <summary>The classifier of a file, loaded when it is new or has changed.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="cancellationToken">Stops the loading, and the waiting for another who loads the same.</param>
    /// <exception cref="DigitException">As <see cref="DigitClassifier.Load"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>A model that was replaced is not disposed: a pipeline may still be using it. Its finaliser frees it.</remarks>
    public static DigitClassifier Get(string path, CancellationToken cancellationToken = default)
    {
        var file = new FileInfo(path);
        if (!file.Exists) return DigitClassifier.Load(path, cancellationToken);
        (long size, DateTime written) = (file.Length, file.LastWriteTimeUtc);
        Entry entry = s_models.GetOrAdd(path, _ => new Entry());

        // One loads, the others wait; each with a token of its own, so that who gives up takes nothing from the others.
        entry.Gate.Wait(cancellationToken);
        try
        {
            if (entry.Classifier is null || entry.Size != size || entry.Written != written)
            {
                entry.Classifier = null;
                entry.Classifier = DigitClassifier.Load(path, cancellationToken);
                (entry.Size, entry.Written) = (size, written);
            }

            return entry.Classifier;
        }
        finally
        {
            entry.Gate.Release();
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public DigitClassifier? Classifier { get; set; }

        public long Size { get; set; }

        public DateTime Written { get; set; }
    }
}
