namespace DigitTools.Core.Files;

/// <summary>Tells a file that isn't there from one that can't be looked at.</summary>
internal static class FileAbsence
{
    /// <summary>Whether nothing has this name: neither a file, nor a folder, nor a link that leads nowhere.</summary>
    /// <param name="path">Full path.</param>
    /// <returns>False also if it can't be known: no permission, a share that gives no answer, a name that is not valid text.</returns>
    public static bool IsSure(string path)
    {
        if (path.Contains('\uFFFD', StringComparison.Ordinal)) return false;
        try
        {
            File.GetAttributes(path);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether a file that is surely not there would be found if it were: its folder can be reached, or was renamed.</summary>
    /// <param name="folder">Full path of the folder where it was.</param>
    /// <param name="found">Full path of the folder where a file with its content is now.</param>
    /// <remarks>
    /// A folder that isn't there may lie on a share that isn't mounted. It counts as renamed only if the nearest folder above it that is
    /// there also has the file that was found, on the same file system.
    /// </remarks>
    public static bool WouldBeSeen(string folder, string found)
    {
        // Nothing of another drive or server is looked at for a path that may come from anybody.
        if (!string.Equals(Path.GetPathRoot(folder), Path.GetPathRoot(found), StringComparison.OrdinalIgnoreCase)) return false;
        if (Directory.Exists(folder)) return true;
        string? above = folder;
        while (above is not null && !Directory.Exists(above)) above = Path.GetDirectoryName(above);
        return above is not null && (above == found || FolderPath.IsBelow(above, found)) && MountOf(above) == MountOf(found);
    }

    private static string? MountOf(string path) => DriveInfo.GetDrives()
        .Select(drive => drive.Name)
        .Where(mount => mount == path || FolderPath.IsBelow(mount, path))
        .MaxBy(mount => mount.Length);
}
