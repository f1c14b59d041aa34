using DigitTools.Core.Files;

namespace DigitTools.Core.Database;

/// <summary>
/// Tells the pictures that are no longer where they were from those on a share that isn't mounted: there not even the folder is that
/// was looked through.
/// </summary>
/// <param name="database">Full path of the database.</param>
/// <param name="runs">All of its runs.</param>
internal sealed class MissingPictures(string database, IReadOnlyList<DatabaseRun> runs)
{
    private readonly string[] _folders = [.. runs.SelectMany(run => run.Folders).Select(Path.TrimEndingDirectorySeparator).Distinct()];
    private readonly Dictionary<string, bool> _isThere = [];

    /// <summary>Whether a picture is surely no longer where it was.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.FolderUnreachable"/>.</exception>
    public bool Has(DatabasePlace place)
    {
        // What is no path of this machine can't be looked for here.
        if (!Path.IsPathFullyQualified(place.Path) || !FileAbsence.IsSure(place.Path)) return false;
        string[] roots = [.. Roots(place)];
        return roots.Any(IsThere) ? true : throw Errors.FolderUnreachable(database, roots[0], place.Path);
    }

    /// <summary>The folders that were looked through, or moved to, with the picture in it; if none is known, its own.</summary>
    private IEnumerable<string> Roots(DatabasePlace place)
    {
        string folder = Path.GetDirectoryName(place.Path) ?? place.Path;
        string[] around = [.. _folders.Where(root => FolderPath.IsBelow(root, place.Path))];
        if (around.Length > 0) return around;
        return place.SourcePath is { } source
            ? _folders.Where(root => FolderPath.IsBelow(root, source)).Select(root => Destination(folder, root, source)).Append(folder)
            : [folder];
    }

    /// <summary>The folder that pictures were moved to: that of one, less what lay between it and the folder of the run.</summary>
    private static string Destination(string folder, string root, string source)
    {
        string between = Path.GetRelativePath(root, Path.GetDirectoryName(source)!);
        string end = Path.DirectorySeparatorChar + between;
        return folder.Length > end.Length && folder.EndsWith(end, StringComparison.Ordinal) ? folder[..^end.Length] : folder;
    }

    private bool IsThere(string folder)
    {
        if (!_isThere.TryGetValue(folder, out bool isThere)) _isThere[folder] = isThere = Directory.Exists(folder);
        return isThere;
    }
}
