using DigitTools.Core.Database;
using DigitTools.Core.Files;

namespace DigitTools.Core.Batch;

/// <summary>
/// What there is to do, found out by names, sizes and times alone, or by the rows that are to be read again. A file counts as done when its
/// row says so with the same size and time; one whose size or time is another is read, and its content decides. So does that of one without
/// a row: it may have been moved or renamed.
/// </summary>
internal sealed class BatchSurvey
{
    private readonly BatchOptions _options;
    private readonly Destinations _destinations;

    private BatchSurvey(BatchOptions options)
    {
        _options = options;
        _destinations = new Destinations(options);
    }

    /// <summary>Pictures to read.</summary>
    public List<BatchWork> Work { get; } = [];

    /// <summary>Pictures that may still be being written: to be looked at again.</summary>
    public List<BatchWork> Fresh { get; } = [];

    /// <summary>Pictures that are done and lie where they have to be moved from.</summary>
    public List<(DatabaseRow Row, FoundPicture Picture)> Unmoved { get; } = [];

    /// <summary>Full paths of pictures to read again that are no longer where their rows say.</summary>
    public List<string> Gone { get; } = [];

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
        var survey = new BatchSurvey(options) { Ignored = options.Reread is null ? finder.Ignored : new IgnoredFiles() };
        if (database?.IsEmpty == true) database = null;
        int seen = 0;
        void Step()
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress(++seen);
        }

        if (options.Reread is not null) survey.AddKnown(database, Step, cancellationToken);
        else survey.AddFound(finder, database, Step);
        survey.LookedAt = Environment.TickCount64;
        return survey;
    }

    private void AddFound(PictureFinder finder, BatchDatabase? database, Action step)
    {
        foreach (FoundPicture picture in finder.Find())
        {
            step();
            Add(picture, database);
        }
    }

    /// <summary>Pictures whose rows have a status that is asked for; one whose move waits for another run is left alone.</summary>
    private void AddKnown(BatchDatabase? database, Action step, CancellationToken cancellationToken)
    {
        if (database is null) return;
        var scope = new MoveScope(_options);
        var seen = new HashSet<string>();
        foreach (DatabaseRow row in database.Rows(new DatabaseFilter { Statuses = _options.Reread!, IsMoving = false }, cancellationToken))
        {
            // Another page of a file.
            if (!seen.Add(row.Path)) continue;
            step();
            FoundPicture? found = scope.Find(row.Path, out bool isBelow);
            if (!isBelow || !_options.Include(Path.GetFileName(row.Path))) continue;
            if (found is not { } picture) Gone.Add(row.Path);
            else if (!(picture.Stamp.Modified < _options.Since)) AddWork(new BatchWork(picture, row, Force: true));
        }
    }

    private void Add(FoundPicture picture, BatchDatabase? database)
    {
        if (database?.Look(picture.Path) is not { } mark) AddWork(new BatchWork(picture, null, _options.Force));
        else if (!_options.Force && mark.Stamp == picture.Stamp && mark.HasContent) Skip(picture, mark, database);
        else AddWork(new BatchWork(picture, database.Find(picture.Path), _options.Force));
    }

    private void Skip(FoundPicture picture, DatabaseMark mark, BatchDatabase database)
    {
        Skipped++;

        // A move that was begun and not ended is left alone: the run has tried it before this look.
        if (!mark.IsMoving && _destinations.FolderFor(mark.Status, picture) is not null)
            Unmoved.Add((database.Find(picture.Path)!, picture));
    }

    private void AddWork(BatchWork work)
    {
        // A wrong clock, as of a network folder, gives a time in the future: then only a second look tells.
        bool isFresh = DateTime.UtcNow - work.Picture.Stamp.Modified < _options.SettleTime;
        (isFresh ? Fresh : Work).Add(work);
    }
}
