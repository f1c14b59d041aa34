using System.Runtime.InteropServices;

namespace DigitTools.Core.Native;

/// <summary>Settings of the C library's allocator.</summary>
internal static partial class Allocator
{
    // Parameters of mallopt(3).
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MmapThreshold = -3;

    /// <summary>
    /// Keeps large freed blocks in the process. By default glibc takes each large tensor from the kernel and gives it back
    /// when it is freed, so that every step of a training touches fresh pages again; that costs up to half of the speed.
    /// Does nothing where the C library isn't glibc.
    /// </summary>
    public static void KeepLargeBlocks()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libc.so.6", out nint libc)) return;
        if (!NativeLibrary.TryGetExport(libc, "gnu_get_libc_version", out _)) return;
        _ = SetOption(MmapThreshold, 1 << 30);
        _ = SetOption(TrimThreshold, int.MaxValue);
        _ = SetOption(TopPad, 256 << 20);
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int SetOption(int parameter, int value);
}
