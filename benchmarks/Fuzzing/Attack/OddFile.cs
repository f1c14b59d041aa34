using System.Runtime.InteropServices;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Puts what is no file of bytes in the place of one.</summary>
internal static partial class OddFile
{
    private const int ReadAndWrite = 0b110_110_110;

    /// <summary>Makes an odd entry.</summary>
    /// <param name="path">Full path; nothing is there.</param>
    /// <param name="random">Which.</param>
    /// <returns>What it is.</returns>
    public static string Make(string path, FuzzRandom random)
    {
        switch (random.Next(OperatingSystem.IsWindows() ? 4 : 8))
        {
            case 0:
                Directory.CreateDirectory(path);
                return "directory";
            case 1:
                File.WriteAllBytes(path, []);
                return "empty file";
            case 2:
                File.WriteAllBytes(path, random.Bytes(1 + random.Next(2000)));
                return "random bytes";
            case 3:
                using (FileStream file = File.Create(path)) file.SetLength(random.Pick(100L << 20, 3L << 30, 1L << 40));
                return "sparse file";
            case 4:
                _ = MakeFifo(path, ReadAndWrite);
                return "FIFO";
            case 5:
                return Link(path, "/dev/zero");
            case 6:
                return Link(path, random.Pick("/dev/null", "/proc/self/mem", "/proc/self/status", "/"));
            default:
                return Link(path, random.OneIn(2) ? path : path + ".gone");
        }
    }

    private static string Link(string path, string target)
    {
        File.CreateSymbolicLink(path, target);
        return $"link to {(target.StartsWith(path, StringComparison.Ordinal) ? "nothing" : target)}";
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFifo(string path, uint mode);
}
