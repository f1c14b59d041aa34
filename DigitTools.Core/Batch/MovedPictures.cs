using System.Collections.Concurrent;
using DigitTools.Core.Database;
using DigitTools.Core.Files;

namespace DigitTools.Core.Batch;

/// <summary>
/// Knows pictures again that were moved or renamed: a file without a row has the content of a row whose own file is surely gone.
/// </summary>
/// <param name="database">The database of the run.</param>
internal sealed class MovedPictures(BatchDatabase database) : IDisposable
{
    private readonly ContentLookup _lookup = new(database.Connection);
    private readonly HashSet<string> _taken = [];
    private readonly ConcurrentDictionary<(string Before, string Found), bool> _wouldBeSeen = [];

    /// <summary>Whether a file may be such a picture; called on any thread.</summary>
    /// <param name="hash">SHA-256 of its content.</param>
    /// <param name="path">Full path of the file.</param>
    public bool MayBe(byte[] hash, string path)
    {
        try
        {
            return _lookup.Paths(hash).Any(before => IsGone(before, path));
        }
        catch (DigitException)
        {
            // The thread of the run asks again, and ends the run if there is something wrong with the database.
            return true;
        }
    }

    /// <summary>The row of such a picture, which no other file can have then; one that was called the same goes first.</summary>
    /// <param name="hash">SHA-256 of its content.</param>
    /// <param name="picture">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The row with the file's path; null if there is none.</returns>
    /// <exception cref="DigitException">DatabaseLocked or DatabaseInvalid.</exception>
    public DatabaseRow? Take(byte[] hash, FoundPicture picture, CancellationToken cancellationToken)
    {
        string name = Path.GetFileName(picture.Path);
        DatabaseRow? found = database.WithContent(hash, cancellationToken)
            .Where(row => !_taken.Contains(row.Path) && IsGone(row.Path, picture.Path))
            .OrderByDescending(row => Path.GetFileName(row.Path) == name)
            .FirstOrDefault();
        if (found is null) return null;
        DatabaseRow row = database.Find(found.Path) ?? found;
        _taken.Add(row.Path);
        string source = row.SourcePath ?? row.Path;
        return row with { Path = picture.Path, SourcePath = source == picture.Path ? null : source, MoveTo = null };
    }

    /// <inheritdoc/>
    public void Dispose() => _lookup.Dispose();

    private bool IsGone(string before, string path)
    {
        if (!MoveScope.IsPlain(before)) return false;
        (string Before, string Found) folders = (Path.GetDirectoryName(before)!, Path.GetDirectoryName(path)!);
        return _wouldBeSeen.GetOrAdd(folders, static f => FileAbsence.WouldBeSeen(f.Before, f.Found)) && FileAbsence.IsSure(before);
    }
}
