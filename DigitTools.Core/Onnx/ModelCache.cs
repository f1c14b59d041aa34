using System.Collections.Concurrent;

namespace DigitTools.Core.Onnx;

/// <summary>Keeps loaded models for the life of the process: a script that calls a cmdlet a thousand times loads once.</summary>
/// <param name="load">Loads a model from its full path.</param>
internal sealed class ModelCache<T>(Func<string, CancellationToken, T> load)
    where T : OnnxModel
{
    private readonly ConcurrentDictionary<string, Entry> _models = new();

    /// <summary>The model of a file, loaded when it is new or has changed.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="cancellationToken">Stops the loading, and the waiting for another who loads the same.</param>
    /// <exception cref="DigitException">The file can't be loaded.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>A model that was replaced is not disposed: a pipeline may still be using it. Its finaliser frees it.</remarks>
    public T Get(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) return load(path, cancellationToken);
        Entry entry = _models.GetOrAdd(path, _ => new Entry());

        // One loads, the others wait; each with a token of its own, so that who gives up takes nothing from the others.
        entry.Gate.Wait(cancellationToken);
        try
        {
            if (entry.Model is null || !Stamps(entry.Model.Files).SequenceEqual(entry.Stamps))
            {
                entry.Model = null;
                // Before it is read: what is written meanwhile is found the next time.
                Stamp? before = StampOf(path);
                T model = load(path, cancellationToken);
                entry.Stamps = [before, .. Stamps(model.Files).Skip(1)];
                entry.Model = model;
            }

            return entry.Model;
        }
        finally
        {
            entry.Gate.Release();
        }
    }

    private static IEnumerable<Stamp?> Stamps(IEnumerable<string> files) => files.Select(StampOf);

    private static Stamp? StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new Stamp(file.Length, file.LastWriteTimeUtc, file.CreationTimeUtc) : null;
    }

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public T? Model { get; set; }

        public Stamp?[] Stamps { get; set; } = [];
    }

    /// <summary>
    /// Of a file. Who puts one in the place of another may give it the other's time, but not that of its making. A class, as lists of
    /// classes need no compiler when a first model is loaded.
    /// </summary>
    private sealed record Stamp(long Size, DateTime Written, DateTime Made);
}
