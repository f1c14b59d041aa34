using System.Diagnostics;
using System.Runtime.ExceptionServices;
using DigitTools.Core.Database;
using DigitTools.Core.Files;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Batch;

/// <summary>
/// One run, from the first look to the last row. Everything but the reading of pictures happens on the thread that runs it.
/// </summary>
internal sealed class BatchRun
{
    private readonly BatchReader _reader;
    private readonly BatchOptions _options;
    private readonly BatchEvents _events;
    private readonly BatchDatabase _database;
    private readonly DatabaseWriter _writer;
    private readonly BatchMoves _moves;
    private readonly BatchLog? _log;
    private readonly BatchChunk _chunk = new();
    private readonly List<BatchWork> _again = [];
    private readonly List<BatchWork> _copies = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private MovedPictures? _moved;
    private BatchCounts _counts;
    private IgnoredFiles _ignored = new();
    private long _lookedAt;
    private int _total;
    private int _done;

    public BatchRun(BatchReader reader, BatchOptions options, BatchEvents events, BatchDatabase database, DatabaseWriter writer)
    {
        _reader = reader;
        _options = options;
        _events = events;
        _database = database;
        _writer = writer;
        _moves = new BatchMoves(options, database, writer);
        if (options.LogPath is not null) _log = new BatchLog(options.LogPath, writer.Run, error => events.Error?.Invoke(error));
    }

    /// <summary>Runs until everything is done, the time is over, or the token is cancelled; what is read by then is written.</summary>
    /// <exception cref="DigitException">FolderNotFound, ModelInvalid, or an error of the database; what was written before
    /// stays.</exception>
    public BatchResult Execute(CancellationToken cancellationToken)
    {
        _log?.Started(_database.Path);
        using var timeOver = new CancellationTokenSource();
        if (_options.TimeLimit is { } limit) timeOver.CancelAfter(limit < TimeSpan.FromDays(24) ? limit : TimeSpan.FromDays(24));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeOver.Token);
        ExceptionDispatchInfo? failure = null;
        BatchStop stoppedBy = BatchStop.Completed;
        try
        {
            Work(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            stoppedBy = cancellationToken.IsCancellationRequested ? BatchStop.Cancelled : BatchStop.TimeLimit;
        }
        catch (Exception e)
        {
            // Any exception, expected or not: a run that is not closed looks like one that was killed.
            failure = ExceptionDispatchInfo.Capture(e);
            stoppedBy = BatchStop.Error;
        }

        End(stoppedBy, failure, cancellationToken)?.Throw();
        return new BatchResult(_writer.Run, _moves.Unmoved, _clock.Elapsed, _ignored);
    }

    private void Work(CancellationToken stop)
    {
        using MovedPictures? moved = _moved = _database.IsEmpty ? null : new MovedPictures(_database);
        _counts = _counts with { Moved = _moves.Resume(_events, _log, stop) };
        var survey = BatchSurvey.Make(_options, _database, Report, _events.Looked ?? (_ => { }), stop);
        _counts = _counts with { Skipped = survey.Skipped };
        Leave(survey.Ignored);
        _lookedAt = survey.LookedAt;
        _total = survey.Work.Count + survey.Fresh.Count + survey.Gone.Count;
        _again.AddRange(survey.Fresh);
        foreach (string path in survey.Gone) Defer(path, DeferReason.Gone);
        foreach ((DatabaseRow row, FoundPicture picture) in survey.Unmoved)
        {
            _chunk.Add(BatchChange.Of(_moves.Plan(row, picture)));
            if (_chunk.IsDue) Write(stop);
        }

        Read(survey.Work, isLastLook: false, stop);
        Write(stop);
        LookAgain(stop);
    }

    /// <summary>What was fresh or changing is taken now if it has not changed since.</summary>
    private void LookAgain(CancellationToken stop)
    {
        if (_again.Count == 0) return;
        long wait = _lookedAt + (long)_options.SettleTime.TotalMilliseconds - Environment.TickCount64;
        if (wait > 0 && stop.WaitHandle.WaitOne((int)Math.Min(wait, int.MaxValue))) stop.ThrowIfCancellationRequested();
        var settled = new List<BatchWork>(_again.Count);
        foreach (BatchWork work in _again)
        {
            if (FileStamp.Of(work.Picture.Path) is { } now && now != work.Picture.Stamp) Defer(work.Picture.Path, DeferReason.Changing);
            else settled.Add(work);
        }

        _again.Clear();
        Read(settled, isLastLook: true, stop);
        Write(stop);
    }

    private void Read(List<BatchWork> list, bool isLastLook, CancellationToken stop)
    {
        ReadOnce(list, isLastLook, stop);
        if (_copies.Count == 0) return;
        List<BatchWork> copies = [.. _copies];
        _copies.Clear();
        ReadOnce(copies, isLastLook, stop);
    }

    private void ReadOnce(List<BatchWork> list, bool isLastLook, CancellationToken stop)
    {
        var underWay = new Queue<BatchWork>();
        using BatchPipeline pipeline = _reader.Open(_moved);
        try
        {
            foreach (BatchWork work in list)
            {
                stop.ThrowIfCancellationRequested();
                pipeline.Add(work);
                underWay.Enqueue(work);
                while (pipeline.TryTake(stop) is { } pages) Accept(underWay.Dequeue(), pages, isLastLook, stop);
            }

            while (pipeline.Pending > 0) Accept(underWay.Dequeue(), pipeline.Take(stop), isLastLook, stop);
        }
        catch (OperationCanceledException)
        {
            // What is read already is kept; only what is being read is lost.
            while (pipeline.TryTakeReady() is { } pages)
                Accept(underWay.Dequeue(), pages, isLastLook, CancellationToken.None);
            throw;
        }
    }

    /// <summary>
    /// Takes the results of a file, if it is still the one that was looked at before it was read: then it was the same all the time.
    /// </summary>
    private void Accept(BatchWork work, IReadOnlyList<PictureResult> pages, bool isLastLook, CancellationToken stop)
    {
        FileStamp? now = FileStamp.Of(work.Picture.Path);
        if (now is null && !work.Picture.IsStillListed())
        {
            PictureFinder.Require(work.Picture.Root);
            Defer(work.Picture.Path, DeferReason.Gone);
            Report(Errors.PictureNotFound(work.Picture.Path));
        }
        else if (pages[0].Error?.Id == DigitErrorId.PictureLocked)
        {
            Defer(work.Picture.Path, DeferReason.Locked);
        }
        else if (now is { } stamp && stamp != work.Picture.Stamp)
        {
            if (isLastLook) Defer(work.Picture.Path, DeferReason.Changing);
            else LookAtLater(work with { Picture = work.Picture with { Stamp = stamp } });
        }
        else
        {
            Record(work, pages, stop);
        }

        _events.Progress?.Invoke(_done, _total);
        if (_chunk.IsDue) Write(stop);
    }

    private void Record(BatchWork work, IReadOnlyList<PictureResult> pages, CancellationToken stop)
    {
        PictureResult first = pages[0];
        // Only if it may be: by its content, or because it was read in any case.
        bool asks = work.MayBeMoved && (first.IsKnown || work.Force);
        DatabaseRow? before = asks && first.ContentHash is { } hash ? _moved?.Take(hash, work.Picture, stop) : null;
        if (first.IsKnown && work.Known is null && before is null)
        {
            _copies.Add(work with { IsCopy = true });
            return;
        }

        BatchWork known = work with { Known = work.Known ?? before };
        DatabaseRow[] rows = [.. pages.Select(page => known.Row(page, _writer.Run))];
        _done++;
        _counts = first.IsKnown
            ? _counts with { Skipped = _counts.Skipped + 1 }
            : rows.Aggregate(_counts, (counts, row) => counts.With(row.Status));
        int worst = BatchChange.Worst(rows);
        if (before is not null) rows[worst] = rows[worst] with { Id = before.Id };
        rows[worst] = _moves.Plan(rows[worst], work.Picture);
        _chunk.Add(new BatchChange(rows, worst, !first.IsKnown, IsFollowing: before is not null, IsAgain: known.Known is not null));
        if (first.IsKnown) return;
        foreach (PictureResult page in pages)
            if (page.Error is { } error) _chunk.Add(() => _events.Error?.Invoke(error));
        if (first.Animation is not { } animation) return;
        _log?.Animation(first.Path, animation);
        _chunk.Add(() => _events.Animation?.Invoke(first.Path, animation));
    }

    private void LookAtLater(BatchWork work)
    {
        _again.Add(work);
        _lookedAt = Environment.TickCount64;
    }

    private void Defer(string path, DeferReason reason)
    {
        _done++;
        _counts = _counts with { Deferred = _counts.Deferred + 1 };
        _log?.Deferred(path, reason);
        _chunk.Add(() => _events.Deferred?.Invoke(path, reason));
    }

    private void Leave(IgnoredFiles ignored)
    {
        _ignored = ignored;
        if (ignored.Total == 0) return;
        _log?.Ignored(ignored);
        _chunk.Add(() => _events.Ignored?.Invoke(ignored));
    }

    private void Report(DigitException error)
    {
        _log?.Error(error);
        _chunk.Add(() => _events.Error?.Invoke(error));
    }

    /// <summary>Writes the rows that are waiting, then moves their pictures, then reports them.</summary>
    private void Write(CancellationToken stop)
    {
        var saved = new DatabaseRow[_chunk.Rows.Count][];
        void Save()
        {
            for (int i = 0; i < saved.Length; i++) saved[i] = _chunk.Rows[i].Save(_writer);
        }

        if (saved.Length > 0) _writer.Transact(Save, _counts, stop);

        // From here on they are written: whatever happens next, they must not be written again.
        (IReadOnlyList<BatchChange> changes, IReadOnlyList<Action> messages) = ([.. _chunk.Rows], [.. _chunk.Messages]);
        _chunk.Clear();
        DatabaseRow[] deciding = [.. saved.Select((rows, i) => rows[changes[i].Deciding])];
        (IReadOnlyList<DatabaseRow> now, int moved) = _moves.Move(deciding, _counts, _events, _log, stop);
        _counts = _counts with { Moved = _counts.Moved + moved };
        for (int i = 0; i < saved.Length; i++)
        {
            if (!changes[i].IsNew && (changes[i].IsFollowing || now[i].Path != deciding[i].Path)) _log?.Moved(now[i]);
            foreach (DatabaseRow row in changes[i].Read(saved[i], now[i]))
            {
                _log?.Picture(row);
                _events.Row?.Invoke(row);
            }
        }

        foreach (Action message in messages) message();
        _log?.Write();
    }

    /// <summary>Writes what is waiting and how the run ended.</summary>
    /// <returns>The error that ended the run; if the database failed, the first error says why.</returns>
    private ExceptionDispatchInfo? End(BatchStop stoppedBy, ExceptionDispatchInfo? failure, CancellationToken cancellationToken)
    {
        _counts = _counts with { Remaining = _total - _done };
        bool isWritten = Try(() => Write(cancellationToken));

        // Also after a failed write: perhaps only a row can't be written, and the run can. What got no row counts as remaining.
        BatchCounts written = _writer.Run.Counts;
        BatchCounts counts = isWritten ? _counts : written with { Remaining = _counts.Remaining + _counts.Processed - written.Processed };
        Try(() => _writer.Finish(stoppedBy, counts));
        if (failure is not null) _log?.Error(failure.SourceException);
        _log?.Finished(stoppedBy, _counts, _moves.Unmoved, _clock.Elapsed);
        _log?.Write();
        return failure;

        bool Try(Action step)
        {
            try
            {
                step();
                return true;
            }
            catch (Exception e)
            {
                failure ??= ExceptionDispatchInfo.Capture(e);
                stoppedBy = BatchStop.Error;
                return false;
            }
        }
    }
}
