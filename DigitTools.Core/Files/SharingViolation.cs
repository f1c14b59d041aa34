namespace DigitTools.Core.Files;

/// <summary>Tells a file that another program does not share from one that can't be read for other reasons.</summary>
internal static class SharingViolation
{
    private const int WindowsSharing = unchecked((int)0x80070020);
    private const int WindowsLock = unchecked((int)0x80070021);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;

    /// <summary>Whether an exception says that another program uses the file.</summary>
    public static bool Is(IOException e) => OperatingSystem.IsWindows()
        ? e.HResult is WindowsSharing or WindowsLock
        : e.HResult == (OperatingSystem.IsMacOS() ? MacWouldBlock : LinuxWouldBlock);
}
