using System.IO.Enumeration;
using DigitTools.Core.Database;
using DigitTools.Core.Files;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Sharding;

namespace DigitTools.Core.Batch;

/// <summary>Goes through folders and lists the files that a run is about, with size and time, without opening any.</summary>
/// <param name="options">Which folders and files.</param>
/// <param name="database">Full path of the run's database; what begins with it belongs to the run. Null where there is none.</param>
/// <param name="unreadable">Called for every folder below that can't be read.</param>
internal sealed class PictureFinder(BatchOptions options, string? database, Action<DigitException> unreadable)
{
    /// <summary>A loop of links ends here at the latest; none is followed, but folders can be mounted into themselves.</summary>
    private const int DeepestFolder = 200;

    /// <summary>The look at what lies below, where it isn't read, ends after so many files: it must not cost more than the run.</summary>
    private const int MostCounted = 10_000;

    private static readonly EnumerationOptions s_enumeration = new()
    {
        AttributesToSkip = OperatingSystem.IsWindows() ? FileAttributes.Hidden | FileAttributes.System : 0,
        IgnoreInaccessible = false,
    };

    /// <summary>Folders that can't be read are no matter where they aren't to be read.</summary>
    private static readonly EnumerationOptions s_below = new()
    {
        AttributesToSkip = s_enumeration.AttributesToSkip,
        IgnoreInaccessible = true,
    };

    private readonly HashSet<string> _destinations =
    [
        .. new[] { options.MoveTo, options.RejectTo, options.ErrorTo }.OfType<string>().Select(Path.TrimEndingDirectorySeparator),
    ];

    /// <summary>What was left alone so far.</summary>
    public IgnoredFiles Ignored { get; } = new();

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

            if (!options.Recurse) CountBelow(root, below);

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
                ShouldIncludePredicate = (ref FileSystemEntry e) => e.IsDirectory || IsWanted(ref e, root),
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

    /// <summary>Whether a file is for this run; of what is not, the run says how much there was.</summary>
    private bool IsWanted(ref FileSystemEntry entry, string root)
    {
        string name = entry.FileName.ToString();
        bool isWanted = options.Include(name);
        if ((!isWanted && IsNoMatter(ref entry, name)) || !IsOfShard(ref entry, root)) return false;
        if (!isWanted) Ignored.AddOther(name);
        return isWanted;
    }

    /// <summary>Whether nobody expects that a file is read: one for programs, one of this run, one that is too old.</summary>
    private bool IsNoMatter(ref FileSystemEntry entry, string name) =>
        PictureNames.IsHidden(name)
        || entry.LastWriteTimeUtc.UtcDateTime < options.Since
        || IsOwn(entry.ToFullPath());

    private bool IsOwn(string path) =>
        path == options.LogPath || (database is not null && path.StartsWith(database, StringComparison.Ordinal));

    private bool IsOfShard(ref FileSystemEntry entry, string root) =>
        options.Shard.IsWhole || options.Shard.Contains(Shard.Key(root, entry.ToFullPath()));

    /// <summary>Counts the pictures below, for somebody who has forgotten that they aren't looked for.</summary>
    private void CountBelow(string root, List<string> folders)
    {
        var left = new Stack<string>(folders.Where(IsNotNamed));
        int seen = 0;
        while (seen < MostCounted && left.TryPop(out string? folder))
        {
            try
            {
                foreach (string? below in Below(folder, IsLeft).TakeWhile(_ => seen < MostCounted))
                {
                    if (below is null) Ignored.AddBelow();
                    else if (IsNotNamed(below)) left.Push(below);
                }
            }
            catch (IOException)
            {
                // A folder that goes away has nothing to be counted.
            }
        }

        bool IsLeft(ref FileSystemEntry entry)
        {
            seen++;
            bool isWanted = options.Include(entry.FileName.ToString()) && IsOfShard(ref entry, root);
            return isWanted && !(entry.LastWriteTimeUtc.UtcDateTime < options.Since);
        }
    }

    /// <summary>What a folder holds: the paths of its folders, and null for each file that counts.</summary>
    private static FileSystemEnumerable<string?> Below(string folder, FileSystemEnumerable<string?>.FindPredicate counts) =>
        new(folder, (ref FileSystemEntry e) => e.IsDirectory ? e.ToFullPath() : null, s_below)
        {
            ShouldIncludePredicate = (ref FileSystemEntry e) => e.IsDirectory ? !IsLink(ref e) : counts(ref e),
        };

    /// <summary>Whether a folder below is neither another one that is looked through nor one that pictures go to.</summary>
    private bool IsNotNamed(string folder) =>
        !_destinations.Contains(folder) && !options.Folders.Any(named => Path.TrimEndingDirectorySeparator(named) == folder);

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static FileStamp Stamp(ref FileSystemEntry entry) => new(entry.Length, DatabaseTime.Round(entry.LastWriteTimeUtc.UtcDateTime));
}
