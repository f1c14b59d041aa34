using DigitTools.Core.Database;
using DigitTools.Core.Files;

namespace DigitTools.Core.Batch;

/// <summary>
/// Which of the moves in a database concern this run. A database can come from anybody: the paths in its rows are trusted only if the user
/// has named the same folders for this run; nothing else is touched, or even looked at.
/// </summary>
/// <param name="options">The folders of this run.</param>
internal sealed class MoveScope(BatchOptions options)
{
    private readonly string[] _roots =
    [
        .. options.Folders
            .Concat(new[] { options.MoveTo, options.RejectTo, options.ErrorTo }.OfType<string>())
            .Select(Path.TrimEndingDirectorySeparator)
            .Distinct(),
    ];

    /// <summary>What is to be done about a move that was begun.</summary>
    /// <param name="row">The picture, with <see cref="DatabaseRow.MoveTo"/>.</param>
    public MoveVerdict Judge(DatabaseRow row)
    {
        // A path of another system, or one with a way up in it, was not written by this machine.
        if (!IsPlain(row.Path)) return MoveVerdict.Foreign;
        if (!IsPlain(row.MoveTo!)) return MoveVerdict.Senseless;
        string[] roots = [.. _roots.Where(root => FolderPath.IsBelow(root, row.Path))];
        if (roots.Length == 0 || !roots.Any(root => HasNoLink(root, row.Path))) return MoveVerdict.Foreign;
        if (options.DestinationOf(row.Status) is { } folder && IsPlanned(row, folder, roots) && HasNoLink(folder, row.MoveTo!))
            return IsInPlace(row) ? MoveVerdict.Outdated : MoveVerdict.Ours;

        // Another destination: a picture that is still here goes there; otherwise the move waits.
        return FileStamp.Of(row.Path) == row.Stamp ? MoveVerdict.Outdated : MoveVerdict.Foreign;
    }

    /// <summary>The file of a picture that the database has, if it is below a folder of this run and no folder between is a link.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="isBelow">Whether it is below a folder of this run.</param>
    /// <returns>Null if it isn't there, or not below a folder of this run.</returns>
    public FoundPicture? Find(string path, out bool isBelow)
    {
        string? root = IsPlain(path) ? _roots.Where(root => FolderPath.IsBelow(root, path)).MaxBy(root => root.Length) : null;
        isBelow = root is not null && LeadsTo(root, Path.GetDirectoryName(path)!);
        if (!isBelow || FileStamp.Of(path) is not { } stamp) return null;
        return new FoundPicture(path, root!, stamp, new FileInfo(path).LinkTarget is not null);
    }

    /// <summary>The folder that a picture is moved to: below the destination as it lay below the folder that was looked through.</summary>
    /// <param name="destination">Full path of the destination.</param>
    /// <param name="root">Full path of the folder that was looked through.</param>
    /// <param name="path">Full path of the picture.</param>
    public static string FolderFor(string destination, string root, string path) =>
        Path.GetFullPath(Path.Combine(destination, Path.GetRelativePath(root, Path.GetDirectoryName(path)!)));

    /// <summary>Whether this run would move the picture there, apart from the number in its name.</summary>
    private static bool IsPlanned(DatabaseRow row, string destination, string[] roots) =>
        roots.Any(root => FolderFor(destination, root, row.Path) == Path.GetDirectoryName(row.MoveTo))
        && NumberedName.IsOf(Path.GetFileName(row.MoveTo!), Path.GetFileName(row.Path));

    /// <summary>A picture that an earlier version wanted to rename in its destination, and that is still there.</summary>
    private static bool IsInPlace(DatabaseRow row) =>
        Path.GetDirectoryName(row.MoveTo) == Path.GetDirectoryName(row.Path) && FileStamp.Of(row.Path) == row.Stamp;

    /// <summary>Whether a path could have been written by this machine: a full one, without a way up in it.</summary>
    public static bool IsPlain(string path) =>
        path.Length <= DatabaseReader.LongestPath && !path.Contains('\0', StringComparison.Ordinal) && Path.IsPathFullyQualified(path)
        && Path.GetFullPath(path) == path && Path.GetFileName(path).Length > 0;

    /// <summary>Whether no folder between the one that the user named, which may be a link, and a path in it leads elsewhere.</summary>
    private static bool HasNoLink(string root, string path) =>
        FolderPath.IsBelow(Path.TrimEndingDirectorySeparator(root), path) && LeadsTo(root, path);

    /// <summary>As <see cref="HasNoLink"/>, for a path that is known to be below the root, or the root itself.</summary>
    private static bool LeadsTo(string root, string path)
    {
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
