using DigitTools.Core.Database;

namespace DigitTools.Core.Batch;

/// <summary>
/// Which of the moves in a database concern this run. A database can come from anybody: the paths in its rows are trusted only if the user
/// has named the same folders for this run; nothing else is touched, or even looked at.
/// </summary>
/// <param name="options">The folders of this run.</param>
internal sealed class MoveScope(BatchOptions options)
{
    private readonly string[] _roots = [.. options.Folders.Select(Path.TrimEndingDirectorySeparator)];

    /// <summary>What is to be done about a move that was begun.</summary>
    /// <param name="row">The picture, with <see cref="DatabaseRow.MoveTo"/>.</param>
    public MoveVerdict Judge(DatabaseRow row)
    {
        // A path of another system, or one with a way up in it, was not written by this machine.
        if (!IsPlain(row.Path)) return MoveVerdict.Foreign;
        if (!IsPlain(row.MoveTo!)) return MoveVerdict.Senseless;
        string[] roots = [.. _roots.Where(root => IsBelow(root, row.Path))];
        if (roots.Length == 0 || !roots.Any(root => HasNoLink(root, row.Path))) return MoveVerdict.Foreign;
        if (options.DestinationOf(row.Status) is { } folder && IsPlanned(row, folder, roots) && HasNoLink(folder, row.MoveTo!))
            return MoveVerdict.Ours;

        // Another destination: a picture that is still here goes there; otherwise the move waits.
        return FileStamp.Of(row.Path) == row.Stamp ? MoveVerdict.Outdated : MoveVerdict.Foreign;
    }

    /// <summary>The folder that a picture is moved to: below the destination as it lay below the folder that was looked through.</summary>
    /// <param name="destination">Full path of the destination.</param>
    /// <param name="root">Full path of the folder that was looked through.</param>
    /// <param name="path">Full path of the picture.</param>
    public static string FolderFor(string destination, string root, string path) =>
        Path.GetFullPath(Path.Combine(destination, Path.GetRelativePath(root, Path.GetDirectoryName(path)!)));

    /// <summary>
    /// Whether this run would move the picture there, apart from the number in its name: <c>scan.png</c>, <c>scan-2.png</c> ...
    /// </summary>
    private static bool IsPlanned(DatabaseRow row, string destination, string[] roots)
    {
        if (!roots.Any(root => FolderFor(destination, root, row.Path) == Path.GetDirectoryName(row.MoveTo))) return false;
        string name = Path.GetFileName(row.Path), planned = Path.GetFileName(row.MoveTo!);
        if (planned == name) return true;
        string start = Path.GetFileNameWithoutExtension(name) + "-", end = Path.GetExtension(name);
        return planned.Length > start.Length + end.Length
            && planned.StartsWith(start, StringComparison.Ordinal) && planned.EndsWith(end, StringComparison.Ordinal)
            && planned[start.Length..^end.Length].All(char.IsAsciiDigit);
    }

    private static bool IsPlain(string path) =>
        path.Length <= DatabaseReader.LongestPath && !path.Contains('\0', StringComparison.Ordinal) && Path.IsPathFullyQualified(path)
        && Path.GetFullPath(path) == path && Path.GetFileName(path).Length > 0;

    private static bool IsBelow(string root, string path) =>
        path.StartsWith(Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Whether no folder between the one that the user named, which may be a link, and a path in it leads elsewhere.</summary>
    private static bool HasNoLink(string root, string path)
    {
        if (!IsBelow(Path.TrimEndingDirectorySeparator(root), path)) return false;
        try
        {
            for (string? part = path; part is not null && part.Length > root.Length; part = Path.GetDirectoryName(part))
            {
                if (new FileInfo(part).LinkTarget is not null) return false;
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
