using DigitTools.Core.Database;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Batch;

/// <summary>
/// Reads what is new in some folders and keeps the results in a database, so that nothing is lost and nothing done twice.
/// </summary>
internal static class DigitBatch
{
    /// <summary>Runs over the folders once, and reads one digit of each picture.</summary>
    /// <param name="databasePath">Full path of the database; it is made if it is missing.</param>
    /// <param name="classifier">The model.</param>
    /// <param name="options">What to look at, and what to do with it.</param>
    /// <param name="events">What to report.</param>
    /// <param name="cancellationToken">Ends the run within the pictures in hand; what is read by then is kept, and the result is
    /// returned.</param>
    /// <exception cref="DigitException">FolderNotFound, ModelInvalid, DatabaseBusy, DatabaseInvalid, DatabaseMismatch, DatabaseLocked,
    /// DatabaseFull, DatabaseNotWritable or NativeLibraryUnavailable. What was written before stays, and the next run goes on from
    /// there.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the run had the database.</exception>
    public static BatchResult Run(
        string databasePath,
        IDigitModel classifier,
        BatchOptions options,
        BatchEvents events,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(options);
        return Run(databasePath, BatchReader.Digits(classifier, options.Recognition), options, events, cancellationToken);
    }

    /// <summary>Runs over the folders once, and reads all digits of each picture, as a text.</summary>
    /// <param name="databasePath">Full path of the database; it is made if it is missing.</param>
    /// <param name="network">The model.</param>
    /// <param name="options">What to look at, and what to do with it.</param>
    /// <param name="events">What to report.</param>
    /// <param name="cancellationToken">As of the other.</param>
    /// <exception cref="DigitException">As of the other.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the run had the database.</exception>
    public static BatchResult Run(
        string databasePath,
        LineNetwork network,
        BatchOptions options,
        BatchEvents events,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        return Run(databasePath, BatchReader.Texts(network, options.Text), options, events, cancellationToken);
    }

    /// <summary>Runs over the folders once, and reads the cells of the grids of each picture, or the fields of a form.</summary>
    /// <param name="databasePath">Full path of the database; it is made if it is missing.</param>
    /// <param name="classifier">The model for single digits.</param>
    /// <param name="network">The model for numbers.</param>
    /// <param name="options">What to look at, and what to do with it.</param>
    /// <param name="events">What to report.</param>
    /// <param name="cancellationToken">As of the other.</param>
    /// <exception cref="DigitException">As of the other.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the run had the database.</exception>
    public static BatchResult Run(
        string databasePath,
        IDigitModel classifier,
        LineNetwork network,
        BatchOptions options,
        BatchEvents events,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        return Run(databasePath, BatchReader.Sheets(classifier, network, options.Grid), options, events, cancellationToken);
    }

    /// <summary>
    /// How many pictures a run would read and skip, without changing anything; contents that only look changed count as to be read.
    /// </summary>
    /// <param name="databasePath">Full path of the database; it may be missing.</param>
    /// <param name="reading">What would be read of each picture.</param>
    /// <param name="options">What to look at.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="DigitException">FolderNotFound, DatabaseInvalid, DatabaseMismatch or DatabaseLocked.</exception>
    public static (long Read, long Skip) Preview(
        string databasePath, BatchReading reading, BatchOptions options, CancellationToken cancellationToken = default)
    {
        using BatchDatabase? database = File.Exists(databasePath) ? BatchDatabase.OpenRead(databasePath, cancellationToken) : null;
        database?.Require(reading);
        var survey = BatchSurvey.Make(options, database, _ => { }, _ => { }, cancellationToken);
        return (survey.Work.Count + survey.Fresh.Count, survey.Skipped);
    }

    /// <summary>As the others, with a reader of the caller.</summary>
    internal static BatchResult Run(
        string databasePath, BatchReader reader, BatchOptions options, BatchEvents events, CancellationToken cancellationToken)
    {
        foreach (string folder in options.Folders) PictureFinder.Require(folder);
        using var mine = DatabaseLock.Take(databasePath, options.Wait, cancellationToken);
        using var database = BatchDatabase.OpenOrCreate(databasePath, reader.Reading, cancellationToken);
        using var writer = new DatabaseWriter(database, reader.NewRun(options), cancellationToken);
        return new BatchRun(reader, options, events, database, writer).Execute(cancellationToken);
    }
}
