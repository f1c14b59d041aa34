namespace DigitTools.Core.Files;

/// <summary>Copies what a file holds and what it is.</summary>
internal static class FileCopy
{
    /// <summary>Copies content, time of the last write, and permissions; all of it is on the disk when this returns.</summary>
    /// <param name="from">At its beginning.</param>
    /// <param name="to">A new file.</param>
    public static void Write(FileStream from, FileStream to)
    {
        from.CopyTo(to);
        to.Flush(flushToDisk: true);
        File.SetLastWriteTimeUtc(to.SafeFileHandle, File.GetLastWriteTimeUtc(from.SafeFileHandle));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(to.SafeFileHandle, File.GetUnixFileMode(from.SafeFileHandle));
    }
}
