using System.Runtime.InteropServices;

namespace DigitTools.Core.Files;

/// <summary>Follows a link to the file that it stands for, so that this is replaced and the link stays.</summary>
internal static partial class LinkTarget
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <summary>The path of the file that a write to the path is to replace or to make; the path itself if it is no link.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="IOException">The link leads nowhere, in a circle, or is one that anybody may have put there.</exception>
    public static string Of(string path)
    {
        for (int i = 0; i < MostLinks; i++)
        {
            if (new FileInfo(path).LinkTarget is not { } target) return path;
            string folder = Path.GetDirectoryName(path)!;
            // Linux itself follows no stranger's link there (fs.protected_symlinks): it may lead to a file that only its victim may write.
            if (IsOpenToAll(folder)) throw new IOException("It is a link in a folder where anybody may put one.");
            path = Next(folder, target);
        }

        throw new IOException("It is a link that leads in a circle.");
    }

    /// <summary>A folder like /tmp: whoever may write into it, and nobody may remove the files of others.</summary>
    private static bool IsOpenToAll(string folder)
    {
        const UnixFileMode openToAll = UnixFileMode.StickyBit | UnixFileMode.OtherWrite;
        return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & openToAll) == openToAll;
    }

    private static string Next(string folder, string target)
    {
        if (OperatingSystem.IsWindows()) return Path.GetFullPath(target, folder);
        // .NET takes "a/.." for nothing; if a is a link, the system takes it for the folder above the one that a leads to.
        int slash = target.LastIndexOf('/');
        string below = slash < 0 ? folder : Path.Combine(folder, target[..(slash + 1)]);
        return Path.Combine(RealPath(below) ?? throw new IOException("It is a link to a folder that is not there."), target[(slash + 1)..]);
    }

    /// <summary>The path of a folder without any link in it, as far as the system tells; the path itself if it tells nothing.</summary>
    /// <param name="path">Full path of a folder that is there.</param>
    public static string RealFolder(string path) => OperatingSystem.IsWindows()
        ? new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path
        : RealPath(path) ?? path;

    private static string? RealPath(string path)
    {
        nint real = RealPath(path, 0);
        if (real == 0) return null;
        string? text = Marshal.PtrToStringUTF8(real);
        Free(real);
        return text;
    }

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint RealPath(string path, nint buffer);

    [LibraryImport("libc", EntryPoint = "free")]
    private static partial void Free(nint memory);
}
