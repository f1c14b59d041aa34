using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DigitTools.Core.Files;

/// <summary>Whose a file is and who may do what with it, for the file that takes its place.</summary>
/// <param name="User">Number of the owner.</param>
/// <param name="Group">Number of the group.</param>
/// <param name="Mode">Permissions of owner, group and others.</param>
internal sealed partial record FileRights(uint User, uint Group, UnixFileMode Mode)
{
    private const int AtCurrentFolder = -100;
    private const int LinuxFollowNot = 0x100;
    private const uint LinuxBasic = 0x7ff;
    private const int StatusSize = 256;
    private const uint Unchanged = uint.MaxValue;

    // The kind of a file in its mode.
    private const int KindMask = 0xf000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const int Permissions = 0x1ff;

    /// <summary>
    /// The rights of the file at a path that is no link; null if there is no file, and on Windows, where its folder has them.
    /// </summary>
    /// <exception cref="IOException">There is something that a file must not replace: a pipe, a device.</exception>
    public static FileRights? Of(string path)
    {
        if (OperatingSystem.IsWindows()) return null;
        Span<byte> status = stackalloc byte[StatusSize];
        bool isMac = OperatingSystem.IsMacOS();
        int result = isMac ? StatusMac(path, status) : StatusLinux(AtCurrentFolder, path, LinuxFollowNot, LinuxBasic, status);
        if (result != 0) return null;

        // st_mode, st_uid and st_gid of struct stat on Apple silicon; stx_mode, stx_uid and stx_gid of struct statx on all processors.
        int mode = BitConverter.ToUInt16(status[(isMac ? 4 : 28)..]);
        if ((mode & KindMask) is not (RegularFile or Folder))
            throw new IOException("It is a pipe or a device, which a file would replace.");
        uint user = BitConverter.ToUInt32(status[(isMac ? 16 : 20)..]), group = BitConverter.ToUInt32(status[(isMac ? 20 : 24)..]);
        return new FileRights(user, group, (UnixFileMode)(mode & Permissions));
    }

    /// <summary>
    /// Gives them to a new file of ours, as far as the system lets us: only root gives files away, others only to a group of theirs.
    /// </summary>
    public void ApplyTo(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows()) return;
        if (ChangeOwner(file, User, Group) != 0) _ = ChangeOwner(file, Unchanged, Group);
        try
        {
            // After the owner, whose change takes permissions away.
            File.SetUnixFileMode(file, Mode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file system without permissions: a training must not be lost for them.
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatusLinux(int folder, string path, int flags, uint mask, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "lstat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatusMac(string path, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "fchown")]
    private static partial int ChangeOwner(SafeFileHandle file, uint user, uint group);
}
