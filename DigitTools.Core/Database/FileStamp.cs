namespace DigitTools.Core.Database;

/// <summary>Size and time of a file: as long as they stay the same, the content counts as the same.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">When it was written last, UTC, to the microsecond.</param>
internal readonly record struct FileStamp(long Size, DateTime Modified)
{
    /// <summary>The stamp of a file; links are followed.</summary>
    /// <param name="path">Full path.</param>
    /// <returns>Null if there is no such file, or it may not be looked at.</returns>
    public static FileStamp? Of(string path)
    {
        try
        {
            var file = new FileInfo(path);
            bool isLink = (int)file.Attributes != -1 && file.Attributes.HasFlag(FileAttributes.ReparsePoint);
            if (isLink) file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            return file.Exists ? Of(file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The stamp of a file that was looked at just now.</summary>
    /// <param name="file">The file, no link.</param>
    public static FileStamp Of(FileInfo file) => new(file.Length, DatabaseTime.Round(file.LastWriteTimeUtc));
}
