using System.Diagnostics;

namespace DigitTools.Benchmarks.Speed;

/// <summary>Runs programs to their end.</summary>
internal static class ChildProgram
{
    /// <summary>Full path of a program on the PATH; null where there is none.</summary>
    public static string? Find(string name) => FindAll(name).FirstOrDefault();

    /// <summary>Full paths of all programs of a name on the PATH, in its order.</summary>
    public static IEnumerable<string> FindAll(string name)
    {
        string file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file)).Where(File.Exists);
    }

    /// <summary>Runs a program.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error; the message has what it wrote.</exception>
    public static ScriptRun Run(string program, params string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(info)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return process.ExitCode == 0
            ? new ScriptRun(wall, output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            : throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}: {errors.Result}");
    }
}
