using System.Runtime.InteropServices;

namespace DigitTools.Core.Files;

/// <summary>
/// Renames a file if, and only if, nothing has the new name: in one step of the operating system, so that two programs can't both see it
/// free.
/// </summary>
/// <remarks>
/// <see cref="File.Move(string, string)"/> looks first, then renames, and copies if it can't rename; a kill would leave half a file.
/// </remarks>
internal static partial class ExclusiveRename
{
    private const int AtCurrentFolder = -100;
    private const uint LinuxNoReplace = 1;
    private const uint MacExclusive = 4;

    private const int Exists = 17;
    private const int OtherDevice = 18;
    private const int WindowsOtherDevice = 17;
    private const int WindowsFileExists = 80;
    private const int WindowsAlreadyExists = 183;

    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        /// <summary>The file has its new name.</summary>
        Renamed,

        /// <summary>Something has that name.</summary>
        NameTaken,

        /// <summary>The new name is on another file system: the file has to be copied.</summary>
        OtherFileSystem,
    }

    /// <summary>Renames a file.</summary>
    /// <param name="from">Full path.</param>
    /// <param name="to">Full path; its folder is there.</param>
    /// <exception cref="IOException">It can't be renamed for another reason.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public static Outcome Try(string from, string to)
    {
        if (OperatingSystem.IsWindows()) return TryWindows(from, to);
        int result;
        try
        {
            result = OperatingSystem.IsMacOS()
                ? RenameMac(from, to, MacExclusive)
                : RenameLinux(AtCurrentFolder, from, AtCurrentFolder, to, LinuxNoReplace);
        }
        catch (EntryPointNotFoundException)
        {
            return TryLooking(from, to);
        }

        if (result == 0) return Outcome.Renamed;
        return Marshal.GetLastPInvokeError() switch
        {
            Exists => Outcome.NameTaken,
            OtherDevice => Outcome.OtherFileSystem,
            _ => TryLooking(from, to),
        };
    }

    private static Outcome TryWindows(string from, string to)
    {
        if (RenameWindows(from, to, 0)) return Outcome.Renamed;
        return Marshal.GetLastPInvokeError() switch
        {
            WindowsFileExists or WindowsAlreadyExists => Outcome.NameTaken,
            WindowsOtherDevice => Outcome.OtherFileSystem,
            _ => TryLooking(from, to),
        };
    }

    /// <summary>For network file systems that can't do it in one step; .NET also gives all other errors their messages.</summary>
    private static Outcome TryLooking(string from, string to)
    {
        if (Path.Exists(to)) return Outcome.NameTaken;
        File.Move(from, to);
        return Outcome.Renamed;
    }

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameLinux(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameMac(string from, string to, uint flags);

    [LibraryImport("kernel32", EntryPoint = "MoveFileExW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool RenameWindows(string from, string to, uint flags);
}
