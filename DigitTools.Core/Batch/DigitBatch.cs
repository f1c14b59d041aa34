using DigitTools.Core.Database;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Batch;

/// <summary>
/// Reads what is new in some folders and keeps the results in a database, so that nothing is lost and nothing done twice.
/// </summary>
public static class DigitBatch
{
    /// <summary>Runs over the folders once.</summary>
    /// <param name="databasePath">Full path of the database; it is made if it is missing.</param>
    /// <param name="classifier">The model.</param>
    /// <param name="options">What to look at, and what to do with it.</param>
    /// <param name="events">What to report.</param>
    /// <param name="cancellationToken">Ends the run within the pictures in hand; what is read by then is kept, and the result is
    /// returned.</param>
    /// <exception cref="DigitException">FolderNotFound, ModelInvalid, DatabaseBusy, DatabaseInvalid, DatabaseLocked, DatabaseFull,
    /// DatabaseNotWritable or NativeLibraryUnavailable. What was written before stays, and the next run goes on from there.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the run had the database.</exception>
    public static BatchResult Run(
        string databasePath,
        DigitClassifier classifier,
        BatchOptions options,
        BatchEvents events,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(options);
        foreach (string folder in options.Folders) PictureFinder.Require(folder);
        using var mine = DatabaseLock.Take(databasePath, options.Wait, cancellationToken);
        using var database = BatchDatabase.OpenOrCreate(databasePath, cancellationToken);
        using var writer = new DatabaseWriter(database, NewRun(classifier, options), cancellationToken);
        return new BatchRun(classifier, options, events, database, writer).Execute(cancellationToken);
    }

    /// <summary>
    /// How many pictures a run would read and skip, without changing anything; contents that only look changed count as to be read.
    /// </summary>
    /// <param name="databasePath">Full path of the database; it may be missing.</param>
    /// <param name="options">What to look at.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="DigitException">FolderNotFound, DatabaseInvalid or DatabaseLocked.</exception>
    public static (long Read, long Skip) Preview(string databasePath, BatchOptions options, CancellationToken cancellationToken = default)
    {
        using BatchDatabase? database = File.Exists(databasePath) ? BatchDatabase.OpenRead(databasePath, cancellationToken) : null;
        var survey = BatchSurvey.Make(options, database, _ => { }, _ => { }, cancellationToken);
        return (survey.Work.Count + survey.Fresh.Count, survey.Skipped);
    }

    private static DatabaseRun NewRun(DigitClassifier classifier, BatchOptions options) => new()
    {
        RunId = Guid.CreateVersion7().ToString(),
        Started = DatabaseTime.Now,
        Folders = options.Folders,
        ModelId = classifier.ModelId,
        ModelPath = classifier.Path,
        PreprocessingVersion = DigitPreprocessor.Version,
        MinimumConfidence = options.Recognition.MinimumConfidence ?? classifier.Metadata.MinimumConfidence,
        ToolVersion = Core.ToolVersion.Text,
        ShardIndex = options.Shard.IsWhole ? null : options.Shard.Index,
        ShardCount = options.Shard.IsWhole ? null : options.Shard.Count,
    };
}
