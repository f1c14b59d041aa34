using DigitTools.Core.Database;
using DigitTools.Core.Files;

namespace DigitTools.Core.Batch;

/// <summary>
/// Moves pictures so that a kill at any moment loses none: the name that a picture will have is written into its row first
/// (<see cref="Plan"/>), then the picture is moved, then the row is updated. The next run ends what was left in between.
/// </summary>
/// <param name="options">Where pictures go.</param>
/// <param name="database">Says which names are taken by pictures that are no longer there.</param>
/// <param name="writer">Writes rows.</param>
internal sealed class BatchMoves(BatchOptions options, BatchDatabase database, DatabaseWriter writer)
{
    private readonly HashSet<string> _promised = [];
    private readonly Dictionary<string, int> _lastNumber = [];
    private readonly HashSet<string> _broken = [];
    private readonly MoveScope _scope = new(options);
    private readonly Destinations _destinations = new(options);

    /// <summary>Pictures that could not be moved, and wait for the next run.</summary>
    public int Unmoved { get; private set; }

    /// <summary>Finds the name that a picture will have, if it is to be moved at all.</summary>
    /// <param name="row">The picture.</param>
    /// <param name="picture">Its file.</param>
    /// <returns>The row, with <see cref="DatabaseRow.MoveTo"/> if it is to be moved.</returns>
    /// <remarks>A file that could not be opened stays, to be tried again.</remarks>
    public DatabaseRow Plan(DatabaseRow row, FoundPicture picture)
    {
        if (row.ContentHash is null || _destinations.FolderFor(row.Status, picture) is not { } folder) return row;
        return row with { MoveTo = FreeName(folder, Path.GetFileName(row.Path)) };
    }

    /// <summary>Ends the moves of runs that could not, as far as they are between folders of this run.</summary>
    /// <param name="events">Called with what fails.</param>
    /// <param name="log">Gets every picture that was moved, and what fails; null if there is no log.</param>
    /// <param name="cancellationToken">Ends it between two pictures.</param>
    /// <returns>How many pictures were moved.</returns>
    /// <remarks>A move that fails again is taken back: pictures may go to another folder now.</remarks>
    public int Resume(BatchEvents events, BatchLog? log, CancellationToken cancellationToken)
    {
        var changed = new List<DatabaseRow>();
        int moved = 0, waiting = 0;
        string? example = null;
        IReadOnlyList<DatabaseRow> rows = database.Moving(cancellationToken);
        _promised.UnionWith(rows.Select(row => row.MoveTo!));
        // A row a page, and a move a file.
        foreach (DatabaseRow row in rows.DistinctBy(row => row.Path).TakeWhile(_ => !cancellationToken.IsCancellationRequested))
        {
            if (Resume(row, events, log) is not { } after)
            {
                example ??= row.Path;
                waiting++;
                continue;
            }

            changed.Add(after);
            if (after.Path == row.Path) continue;
            moved++;
            log?.Moved(after);
        }

        if (example is not null) log?.MovesWait(waiting, example);
        Save(changed, writer.Run.Counts with { Moved = moved });
        return moved;
    }

    /// <summary>Ends one move, or takes it back.</summary>
    /// <returns>The row as it has to be written; null if it stays as it is.</returns>
    private DatabaseRow? Resume(DatabaseRow row, BatchEvents events, BatchLog? log)
    {
        switch (_scope.Judge(row))
        {
            case MoveVerdict.Foreign:
                return null;
            case MoveVerdict.Ours:
                return Move(row, resume: true, events, log) ?? row with { MoveTo = null };
            case MoveVerdict.Senseless:
                Report(Errors.MoveSenseless(row.Path), events, log);
                break;
            default:
                break;
        }

        _promised.Remove(row.MoveTo!);
        return row with { MoveTo = null };
    }

    /// <summary>Moves pictures whose rows are written.</summary>
    /// <param name="rows">Rows with their keys; those without <see cref="DatabaseRow.MoveTo"/> are left alone.</param>
    /// <param name="counts">The counts of the run so far.</param>
    /// <param name="events">Called with what fails.</param>
    /// <param name="log">Gets what fails; null if there is no log.</param>
    /// <param name="cancellationToken">Ends it between two pictures.</param>
    /// <returns>All rows, as they are now, and how many pictures were moved.</returns>
    public (IReadOnlyList<DatabaseRow> Rows, int Moved) Move(
        IReadOnlyList<DatabaseRow> rows, BatchCounts counts, BatchEvents events, BatchLog? log, CancellationToken cancellationToken)
    {
        DatabaseRow[] after = [.. rows];
        var changed = new List<DatabaseRow>();
        int moved = 0;
        for (int i = 0; i < after.Length; i++)
        {
            if (after[i].MoveTo is null) continue;
            if (cancellationToken.IsCancellationRequested || Move(after[i], resume: false, events, log) is not { } row)
            {
                Unmoved++;
                continue;
            }

            if (row.Path != after[i].Path) moved++;
            after[i] = row;
            changed.Add(row);
        }

        Save(changed, counts with { Moved = counts.Moved + moved });
        return (after, moved);
    }

    /// <summary>Writes where pictures are now. Not to be cancelled: they are there already.</summary>
    private void Save(List<DatabaseRow> rows, BatchCounts counts)
    {
        if (rows.Count > 0) writer.Transact(() => rows.ForEach(writer.SaveMove), counts, CancellationToken.None);
    }

    /// <summary>Moves one picture.</summary>
    /// <returns>Its row as it has to be written; null if it could not be moved.</returns>
    private DatabaseRow? Move(DatabaseRow row, bool resume, BatchEvents events, BatchLog? log)
    {
        // One error for a folder that is read-only or full, not one for each picture.
        string folder = Path.GetDirectoryName(row.MoveTo!)!;
        if (_broken.Contains(folder)) return null;
        try
        {
            while (true)
            {
                PictureMover.Outcome outcome = PictureMover.Move(row, resume);
                _promised.Remove(row.MoveTo!);
                if (outcome == PictureMover.Outcome.Gone) return row with { MoveTo = null };
                if (outcome == PictureMover.Outcome.Moved) return Moved(row);

                // Another program was quicker: the next name goes into the row before it is used.
                row = row with { MoveTo = FreeName(folder, Path.GetFileName(row.Path)) };
                writer.Transact(() => writer.SaveMove(row), writer.Run.Counts);
            }
        }
        catch (DigitException e) when (e.Id == DigitErrorId.MoveFailed)
        {
            if (e.InnerException is not IOException cause || !SharingViolation.Is(cause)) _broken.Add(folder);
            Report(e, events, log);
            return null;
        }
    }

    private static void Report(DigitException error, BatchEvents events, BatchLog? log)
    {
        log?.Error(error);
        events.Error?.Invoke(error);
    }

    private static DatabaseRow Moved(DatabaseRow row) => row with
    {
        Path = row.MoveTo!,
        SourcePath = row.SourcePath ?? row.Path,
        MoveTo = null,
        Stamp = FileStamp.Of(row.MoveTo!) ?? row.Stamp,
    };

    /// <summary>A name that neither a file nor a row has, nor will have: <c>scan.png</c>, <c>scan-2.png</c> ...</summary>
    private string FreeName(string folder, string name)
    {
        string plain = Path.Combine(folder, name), free = plain;
        int number = _lastNumber.GetValueOrDefault(plain, 1);
        if (number > 1) free = NumberedName.Of(plain, ++number);
        while (_promised.Contains(free) || Path.Exists(free) || database.Look(free) is not null) free = NumberedName.Of(plain, ++number);
        _lastNumber[plain] = number;
        _promised.Add(free);
        return free;
    }
}
