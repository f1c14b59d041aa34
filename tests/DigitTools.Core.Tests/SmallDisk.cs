using System.ComponentModel;
using System.Diagnostics;

namespace DigitTools.Core.Tests;

/// <summary>A file system in memory that is soon full; root alone can make one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    /// <summary>Mounts one on an empty folder; null where this account or system can't.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="size">As mount takes it: <c>64k</c>.</param>
    public static SmallDisk? TryMount(string folder, string size) =>
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder)
            ? new SmallDisk(folder)
            : null;

    public void Dispose() => Run("umount", _folder);

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
