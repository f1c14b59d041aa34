using DigitTools.Core.Database;

namespace DigitTools.Core.Batch;

/// <summary>
/// What there is to do, found out by names, sizes and times alone. A file counts as done when its row says so with the same
/// size and time; one whose size or time is another is read, and its content decides.
/// </summary>
internal sealed class BatchSurvey
{
    private BatchSurvey()
    {
    }

    /// <summary>Pictures to read.</summary>
    public List<BatchWork> Work { get; } = [];

    /// <summary>Pictures that may still be being written: to be looked at again.</summary>
    public List<BatchWork> Fresh { get; } = [];

    /// <summary>Pictures that are done and lie where they have to be moved from.</summary>
    public List<(DatabaseRow Row, FoundPicture Picture)> Unmoved { get; } = [];

    /// <summary>Pictures that are done.</summary>
    public long Skipped { get; private set; }

    /// <summary>What was left alone.</summary>
    public IgnoredFiles Ignored { get; private init; } = new();

    /// <summary>Time of this look, by a clock that nobody sets: <see cref="Environment.TickCount64"/>.</summary>
    public long LookedAt { get; private set; }

    /// <summary>Looks through the folders.</summary>
    /// <param name="options">What the run looks at.</param>
    /// <param name="database">What is done; null if there is no database yet.</param>
    /// <param name="unreadable">Called for every folder below that can't be read.</param>
    /// <param name="progress">Called with the number of files looked at.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="DigitException">FolderNotFound, or an error of the database.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BatchSurvey Make(
        BatchOptions options,
        BatchDatabase? database,
        Action<DigitException> unreadable,
        Action<int> progress,
        CancellationToken cancellationToken)
    {
        var finder = new PictureFinder(options, database?.Path, unreadable);
        var survey = new BatchSurvey { Ignored = finder.Ignored };
        if (database?.IsEmpty == true) database = null;
        int seen = 0;
        foreach (FoundPicture picture in finder.Find())
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress(++seen);
            survey.Add(picture, options, database);
        }

        survey.LookedAt = Environment.TickCount64;
        return survey;
    }

    private void Add(FoundPicture picture, BatchOptions options, BatchDatabase? database)
    {
        if (database?.Look(picture.Path) is not { } mark) AddWork(new BatchWork(picture, null, options.Force), options);
        else if (!options.Force && mark.Stamp == picture.Stamp && mark.HasContent) Skip(picture, mark, options, database);
        else AddWork(new BatchWork(picture, database.Find(picture.Path), options.Force), options);
    }

    private void Skip(FoundPicture picture, DatabaseMark mark, BatchOptions options, BatchDatabase database)
    {
        Skipped++;

        // A move that was begun and not ended is left alone: the run has tried it before this look.
        bool hasToMove = !picture.IsLink && options.DestinationOf(mark.Status) is not null;
        if (hasToMove && !mark.IsMoving) Unmoved.Add((database.Find(picture.Path)!, picture));
    }

    private void AddWork(BatchWork work, BatchOptions options)
    {
        // A wrong clock, as of a network folder, gives a time in the future: then only a second look tells.
        bool isFresh = DateTime.UtcNow - work.Picture.Stamp.Modified < options.SettleTime;
        (isFresh ? Fresh : Work).Add(work);
    }
}
