using System.IO.Enumeration;
using DigitTools.Core.Database;
using DigitTools.Core.Files;
using DigitTools.Core.Sharding;

namespace DigitTools.Core.Batch;

/// <summary>Goes through folders and lists the files that a run is about, with size and time, without opening any.</summary>
/// <param name="options">Which folders and files.</param>
/// <param name="unreadable">Called for every folder below that can't be read.</param>
internal sealed class PictureFinder(BatchOptions options, Action<DigitException> unreadable)
{
    /// <summary>A loop of links ends here at the latest; none is followed, but folders can be mounted into themselves.</summary>
    private const int DeepestFolder = 200;

    private static readonly EnumerationOptions s_enumeration = new()
    {
        AttributesToSkip = OperatingSystem.IsWindows() ? FileAttributes.Hidden | FileAttributes.System : 0,
        IgnoreInaccessible = false,
    };

    private readonly HashSet<string> _destinations =
    [
        .. new[] { options.MoveTo, options.RejectTo, options.ErrorTo }.OfType<string>().Select(Path.TrimEndingDirectorySeparator),
    ];

    /// <summary>All files, folder by folder.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.FolderNotFound"/>: one of the folders that were named is missing or can't
    /// be read.</exception>
    public IEnumerable<FoundPicture> Find() => Roots().SelectMany(Find);

    /// <summary>Checks that a folder that was named is there.</summary>
    public static void Require(string folder)
    {
        if (!Directory.Exists(folder)) throw Errors.FolderNotFound(folder);
    }

    /// <summary>The folders that were named, without those below another of them, so that no picture is found twice.</summary>
    private IEnumerable<string> Roots()
    {
        string[] roots = [.. options.Folders.Select(Path.TrimEndingDirectorySeparator).Distinct()];
        return roots.Where(root => !options.Recurse || !roots.Any(other => other != root && FolderPath.IsBelow(other, root)));
    }

    private IEnumerable<FoundPicture> Find(string root)
    {
        Require(root);
        var folders = new Stack<(string Name, int Depth)>([(root, 0)]);
        var below = new List<string>();
        while (folders.TryPop(out (string Name, int Depth) folder))
        {
            below.Clear();
            foreach (FoundPicture picture in List(folder.Name, root, below)) yield return picture;

            // In reverse, because a stack turns the order round; by name, so that two runs go the same way.
            if (!options.Recurse || folder.Depth == DeepestFolder) continue;
            below.Sort(StringComparer.Ordinal);
            for (int i = below.Count - 1; i >= 0; i--) folders.Push((below[i], folder.Depth + 1));
        }
    }

    private List<FoundPicture> List(string folder, string root, List<string> below)
    {
        var found = new List<FoundPicture>();
        try
        {
            var entries = new FileSystemEnumerable<(string Name, FileStamp Stamp, bool IsLink, bool IsFolder)>(
                folder,
                (ref FileSystemEntry e) => (e.ToFullPath(), e.IsDirectory ? default : Stamp(ref e), IsLink(ref e), e.IsDirectory),
                s_enumeration)
            {
                ShouldIncludePredicate = (ref FileSystemEntry e) => e.IsDirectory ? options.Recurse : IsWanted(ref e, root),
            };
            foreach ((string path, FileStamp stamp, bool isLink, bool isFolder) in entries)
            {
                if (!isFolder) found.Add(new FoundPicture(path, root, isLink ? FileStamp.Of(path) ?? stamp : stamp, isLink));
                else if (!isLink && !_destinations.Contains(path)) below.Add(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (folder == root) throw Errors.FolderUnreadable(root, e);

            // A folder that was removed meanwhile needs no report.
            if (e is not DirectoryNotFoundException) unreadable(Errors.FolderUnreadable(folder, e));
        }

        found.RemoveAll(picture => picture.Stamp.Modified < options.Since);
        return found;
    }

    private bool IsWanted(ref FileSystemEntry entry, string root) =>
        options.Include(entry.FileName.ToString())
        && (options.Shard.IsWhole || options.Shard.Contains(Shard.Key(root, entry.ToFullPath())));

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static FileStamp Stamp(ref FileSystemEntry entry) => new(entry.Length, DatabaseTime.Round(entry.LastWriteTimeUtc.UtcDateTime));
}
