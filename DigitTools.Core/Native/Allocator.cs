using System.Runtime.InteropServices;

namespace DigitTools.Core.Native;

/// <summary>Settings of the C library's allocator, if that is glibc.</summary>
internal static partial class Allocator
{
    // Parameters of mallopt(3).
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MmapThreshold = -3;

    private static readonly Lock s_lock = new();
    private static bool s_keepsLargeBlocks;

    /// <summary>
    /// Keeps large freed blocks in the process. By default glibc takes each large tensor from the kernel and returns it when it is freed,
    /// so that every step of a training touches fresh pages again; that costs up to half of the speed.
    /// </summary>
    public static void KeepLargeBlocks()
    {
        lock (s_lock)
        {
            s_keepsLargeBlocks = true;
            Set((MmapThreshold, 1 << 30), (TrimThreshold, int.MaxValue), (TopPad, 256 << 20));
        }
    }

    /// <summary>
    /// Returns large freed blocks to the kernel, unless they are kept for a training. By default glibc takes the largest block that was
    /// ever freed, up to 32 MB, for the measure of what to keep: twice as much in each of its arenas, of which there are eight per
    /// processor. Blocks of up to a megabyte, which pictures of usual sizes need again and again, stay.
    /// </summary>
    public static void ReturnLargeBlocks()
    {
        lock (s_lock)
        {
            if (!s_keepsLargeBlocks) Set((MmapThreshold, 1 << 20), (TrimThreshold, 2 << 20));
        }
    }

    private static void Set(params ReadOnlySpan<(int Parameter, int Value)> options)
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libc.so.6", out nint libc)) return;
        if (!NativeLibrary.TryGetExport(libc, "gnu_get_libc_version", out _)) return;
        foreach ((int parameter, int value) in options) _ = SetOption(parameter, value);
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int SetOption(int parameter, int value);
}
