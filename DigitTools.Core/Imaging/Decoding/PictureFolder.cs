namespace DigitTools.Core.Imaging.Decoding;

/// <summary>The pictures in a folder and in all below.</summary>
internal static class PictureFolder
{
    private static readonly EnumerationOptions s_visible = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        IgnoreInaccessible = false,
    };

    /// <summary>
    /// Full paths of files that are named as pictures, folder by folder, in the order of the names. Links to folders are not followed.
    /// </summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="unreadable">Called for each folder that can't be read, with a <see cref="DigitErrorId.FolderNotFound"/>.</param>
    public static IEnumerable<string> Pictures(string folder, Action<DigitException> unreadable)
    {
        ArgumentNullException.ThrowIfNull(unreadable);
        var folders = new Stack<string>([folder]);
        while (folders.TryPop(out string? current))
        {
            FileSystemInfo[] entries = List(current, unreadable);
            foreach (FileSystemInfo entry in entries)
                if (entry is FileInfo && PictureNames.IsPicture(entry.Name)) yield return entry.FullName;

            // In reverse, because a stack turns the order round.
            foreach (FileSystemInfo entry in entries.Reverse())
                if (entry is DirectoryInfo && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint)) folders.Push(entry.FullName);
        }
    }

    private static FileSystemInfo[] List(string folder, Action<DigitException> unreadable)
    {
        try
        {
            FileSystemInfo[] entries = new DirectoryInfo(folder).GetFileSystemInfos("*", s_visible);
            Array.Sort(entries, static (a, b) => StringComparer.OrdinalIgnoreCase.Compare(a.Name, b.Name));
            return entries;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            unreadable(Errors.FolderUnreadable(folder, e));
            return [];
        }
    }
}
