using System.Globalization;

namespace DigitTools.Testing;

/// <summary>A cgroup whose processes may use no more than a part of the processors; it takes root, and goes when the test ends.</summary>
public sealed class ProcessorQuota : IDisposable
{
    private const int Period = 100_000;

    private readonly string _folder;

    private ProcessorQuota(string folder) => _folder = folder;

    /// <summary>Full path of the file that takes the number of a process.</summary>
    public string Processes => Path.Combine(_folder, "cgroup.procs");

    /// <summary>Makes one, of version 2 or 1; null where that can't be done.</summary>
    /// <param name="percent">100 is one processor.</param>
    public static ProcessorQuota? TryMake(int percent) =>
        TryMake("/sys/fs/cgroup", "cpu.max", $"{percent * Period / 100} {Period}")
        ?? TryMake("/sys/fs/cgroup/cpu", "cpu.cfs_quota_us", (percent * Period / 100).ToString(CultureInfo.InvariantCulture));

    public void Dispose() => Directory.Delete(_folder);

    private static ProcessorQuota? TryMake(string root, string file, string quota)
    {
        if (!File.Exists(Path.Combine(root, "cgroup.procs"))) return null;
        string folder = Path.Combine(root, "digittools-" + Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(folder);
            var made = new ProcessorQuota(folder);
            if (File.Exists(Path.Combine(folder, file)))
            {
                File.WriteAllText(Path.Combine(folder, file), quota);
                return made;
            }

            made.Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
