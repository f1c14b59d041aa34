namespace DigitTools.Core.Files;

/// <summary>Compares paths of folders.</summary>
internal static class FolderPath
{
    private static readonly StringComparison s_comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Whether a path lies below a folder, at any depth, as it is written.</summary>
    public static bool IsBelow(string folder, string path) =>
        path.StartsWith(
            Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Whether two paths are of one folder: links are followed, and case counts where the system says so.</summary>
    /// <param name="folder">Full path of a folder; it need not be there.</param>
    /// <param name="other">Full path of a folder that is there.</param>
    public static bool AreSame(string folder, string other)
    {
        if (string.Equals(folder, other, s_comparison)) return true;
        if (!Directory.Exists(folder)) return false;
        try
        {
            return string.Equals(LinkTarget.RealFolder(folder), LinkTarget.RealFolder(other), s_comparison);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
