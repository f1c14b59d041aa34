using System.Management.Automation.Runspaces;
using System.Runtime;
using Microsoft.PowerShell;

namespace DigitTools.Shell;

/// <summary>PowerShell's own console host, with DigitTools imported; its command line is that of pwsh.</summary>
internal static class Program
{
    /// <summary>What every shell says of a program that SIGINT has ended: 128 and its number.</summary>
    private const int Interrupted = 130;

    private static void Main(string[] arguments)
    {
        // Nothing is told to anybody, nothing is asked for, and no caches are left in the home of who runs this.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Environment.SetEnvironmentVariable("POWERSHELL_UPDATECHECK", "Off");
        Environment.SetEnvironmentVariable("PSModuleAnalysisCachePath", OperatingSystem.IsWindows() ? "NUL" : "/dev/null");
        // Only the first call counts; below a file there is no folder, so the profile that the host asks for is never written.
        ProfileOptimization.SetProfileRoot(Path.Combine(typeof(Program).Assembly.Location, "none"));

        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(Manifests(new DirectoryInfo(AppContext.BaseDirectory)));
        bool interrupted = false;
        Console.CancelKeyPress += (_, _) => interrupted = true;
        int code = ConsoleShell.Start(state, "PowerShell with DigitTools", "", arguments);
        // PowerShell takes a script that Ctrl+C ended for a success, or for a failure if it came between two commands;
        // a scheduler must not take half a shard for a whole one, and tells the interrupted from the failed.
        // And no return from here: it would wait for a thread that a module leaves which can't be imported.
        Environment.Exit(interrupted && code is 0 or 1 ? Interrupted : code);
    }

    /// <summary>
    /// The nearest manifest of the module, in a folder or above it: a clone may have any name, and the shell any place in it.
    /// </summary>
    private static string[] Manifests(DirectoryInfo folder)
    {
        string path = Path.Combine(folder.FullName, "DigitTools.psd1");
        if (File.Exists(path)) return [path];
        return folder.Parent is { } parent ? Manifests(parent) : [];
    }
}
