using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DigitTools.Core.Files;

/// <summary>Opens what is there without waiting: .NET's own way waits for the other end of a pipe, deaf to Ctrl+C.</summary>
internal static partial class UnixFile
{
    private const int ReadOnly = 0;
    private const int WriteOnly = 1;
    private const int LinuxFlags = 0x800 | 0x100 | 0x80000; // O_NONBLOCK, O_NOCTTY, O_CLOEXEC
    private const int MacFlags = 0x4 | 0x20000 | 0x1000000;
    private const int SharedLock = 1 | 4; // LOCK_SH, LOCK_NB
    private const int ExclusiveLock = 2 | 4;

    private const int NotThere = 2;
    private const int Interrupted = 4;
    private const int AccessDenied = 13;
    private const int NotPermitted = 1;

    private const int LeaseTries = 50;
    private const int LeaseMilliseconds = 20;

    private static readonly int s_wouldBlock = OperatingSystem.IsMacOS() ? 35 : 11;

    /// <summary>Opens for reading, with the advisory lock that .NET takes for it.</summary>
    /// <exception cref="FileNotFoundException">There is nothing.</exception>
    /// <exception cref="IOException">It can't be opened; <see cref="SharingViolation.Is"/> if another program does not share
    /// it.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public static SafeFileHandle OpenRead(string path) => Open(path, ReadOnly, SharedLock);

    /// <summary>Opens for writing, with the advisory lock that .NET takes for <see cref="FileShare.None"/>.</summary>
    /// <exception cref="FileNotFoundException">There is nothing.</exception>
    /// <exception cref="IOException">As <see cref="OpenRead"/>, and for a pipe without a reader.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public static SafeFileHandle OpenWrite(string path) => Open(path, WriteOnly, ExclusiveLock);

    private static SafeFileHandle Open(string path, int access, int lockKind)
    {
        int flags = access | (OperatingSystem.IsMacOS() ? MacFlags : LinuxFlags);
        int descriptor = OpenNative(path, flags);
        for (int tries = 0; descriptor < 0; descriptor = OpenNative(path, flags))
        {
            int error = Marshal.GetLastPInvokeError();
            if (error == Interrupted) continue;
            // A file server has a lease on the file, and was asked by this very try to release it.
            if (error != s_wouldBlock || ++tries > LeaseTries) throw Failure(path, error);
            Thread.Sleep(LeaseMilliseconds);
        }

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        // Some file systems know no such locks; only the answer that somebody else has one matters.
        if (Lock(descriptor, lockKind) == 0 || Marshal.GetLastPInvokeError() != s_wouldBlock) return handle;
        handle.Dispose();
        throw Failure(path, s_wouldBlock);
    }

    private static Exception Failure(string path, int error) => error switch
    {
        NotThere => new FileNotFoundException($"There is no file '{path}'.", path),
        AccessDenied or NotPermitted => new UnauthorizedAccessException($"Access to the path '{path}' is denied."),
        _ => new IOException($"{Marshal.GetPInvokeErrorMessage(error)}.", error),
    };

    // In C it takes a third argument when a file is made, which is passed in another way on some processors. Nothing is made here.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenNative(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(int descriptor, int operation);
}
