namespace DigitTools.Testing;

/// <summary>A file system in memory that is soon full; root alone can make one, on Linux.</summary>
public sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    /// <summary>Full path of the folder that it is mounted on.</summary>
    public string Folder { get; }

    /// <summary>Mounts one on an empty folder; null where this account or system can't.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="size">As mount takes it: <c>64k</c>.</param>
    public static SmallDisk? TryMount(string folder, string size) =>
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && InstalledProgram.Find("mount") is not null
            && ChildProcess.Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder).ExitCode == 0
            ? new SmallDisk(folder)
            : null;

    /// <summary>Mounts it anew in another way; what is in it stays.</summary>
    /// <param name="options">As mount takes them: <c>size=4m</c> or <c>ro</c>.</param>
    public void Remount(string options) => ChildProcess.Run("mount", "-o", $"remount,{options}", Folder).Succeeded();

    public void Dispose() => ChildProcess.Run("umount", Folder);
}
