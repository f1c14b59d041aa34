using System.IO.Enumeration;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Data;

/// <summary>The visible files and folders at a place that is said to hold labelled data, listed once for all layouts to look at.</summary>
internal sealed class DataTree
{
    /// <summary>Deeper folders belong to no layout.</summary>
    private const int DeepestFolder = 12;

    /// <summary>Of more the rest is left alone: who names the root of a disk by mistake is to get an answer.</summary>
    private const int MostFolders = 20_000;

    private static readonly EnumerationOptions s_all = new()
    {
        AttributesToSkip = OperatingSystem.IsWindows() ? FileAttributes.Hidden | FileAttributes.System : 0,
        IgnoreInaccessible = false,
    };

    private readonly List<DataTree> _folders = [];
    private readonly List<string> _files = [];

    private DataTree(string path, int depth)
    {
        Path = path;
        Depth = depth;
    }

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>0 for the folder that was named, 1 for those in it ...</summary>
    public int Depth { get; }

    /// <summary>Name of the folder.</summary>
    public string Name => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(Path));

    /// <summary>The folders in it, by name.</summary>
    public IReadOnlyList<DataTree> Folders => _folders;

    /// <summary>Full paths of the files in it, by name.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Full paths of the files in it that are named as pictures.</summary>
    public IEnumerable<string> Pictures => _files.Where(PictureNames.IsPicture);

    /// <summary>Why it can't be listed; null if it can.</summary>
    private Exception? Trouble { get; set; }

    /// <summary>Lists a folder and all below. Hidden ones, what archives of other systems leave, and links to folders, but for
    /// those in the folder itself, are left out.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: the folder itself can't be read.</exception>
    public static DataTree Read(string folder, CancellationToken cancellationToken = default)
    {
        var root = new DataTree(folder, depth: 0);
        var left = new Queue<DataTree>([root]);
        for (int seen = 0; seen < MostFolders && left.TryDequeue(out DataTree? node); seen++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            node.List();
            if (node.Depth < DeepestFolder) node._folders.ForEach(left.Enqueue);
        }

        root.Require();
        return root;
    }

    /// <summary>Some files of a folder, for who names a file.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="files">Full paths of the files.</param>
    public static DataTree Of(string folder, params IEnumerable<string> files)
    {
        var tree = new DataTree(folder, depth: 0);
        tree._files.AddRange(files);
        return tree;
    }

    /// <summary>Refuses a folder that could not be listed, where its files are needed.</summary>
    public void Require()
    {
        if (Trouble is not null) throw Errors.DataUnreadable(Path, Trouble);
    }

    /// <summary>This folder and all below, each level before the next.</summary>
    public IEnumerable<DataTree> All()
    {
        var left = new Queue<DataTree>([this]);
        while (left.TryDequeue(out DataTree? node))
        {
            yield return node;
            foreach (DataTree folder in node.Folders) left.Enqueue(folder);
        }
    }

    /// <summary>Full paths of the pictures in this folder and then in those below, each by name.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: one of the folders can't be read.</exception>
    public IEnumerable<string> AllPictures()
    {
        Require();
        return [.. Pictures, .. Folders.SelectMany(folder => folder.AllPictures())];
    }

    private void List()
    {
        try
        {
            var entries = new FileSystemEnumerable<(string Path, bool IsFolder)>(
                Path, (ref FileSystemEntry e) => (e.ToFullPath(), e.IsDirectory), s_all)
            {
                ShouldIncludePredicate = (ref FileSystemEntry e) => !IsNoMatter(ref e, followsLinks: Depth == 0),
            };
            foreach ((string path, bool isFolder) in entries.OrderBy(entry => entry.Path, StringComparer.Ordinal))
            {
                if (isFolder) _folders.Add(new DataTree(path, Depth + 1));
                else _files.Add(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Trouble = e;
        }
    }

    private static bool IsNoMatter(ref FileSystemEntry entry, bool followsLinks) =>
        entry.FileName is ['.', ..] or "__MACOSX"
        || (!followsLinks && entry.IsDirectory && entry.Attributes.HasFlag(FileAttributes.ReparsePoint));
}
