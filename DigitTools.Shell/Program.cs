using System.Management.Automation.Runspaces;
using System.Runtime;
using Microsoft.PowerShell;

namespace DigitTools.Shell;

/// <summary>PowerShell's own console host, with DigitTools imported; its command line is that of pwsh.</summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        // Nothing is told to anybody, nothing is asked for, and no caches are left in the home of who runs this.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Environment.SetEnvironmentVariable("POWERSHELL_UPDATECHECK", "Off");
        Environment.SetEnvironmentVariable("PSModuleAnalysisCachePath", OperatingSystem.IsWindows() ? "NUL" : "/dev/null");
        // Only the first call counts; below a file there is no folder, so the profile that the host asks for is never written.
        ProfileOptimization.SetProfileRoot(Path.Combine(typeof(Program).Assembly.Location, "none"));

        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(Manifests(new DirectoryInfo(AppContext.BaseDirectory)));
        // A module that can't be imported ends the host, but leaves a thread at work that a return from here would wait for.
        Environment.Exit(ConsoleShell.Start(state, "PowerShell with DigitTools", "", arguments));
    }

    /// <summary>The nearest manifest of the module, in a folder or above it: a clone may be called anything, and the shell lie anywhere in it.</summary>
    private static string[] Manifests(DirectoryInfo folder)
    {
        string path = Path.Combine(folder.FullName, "DigitTools.psd1");
        return File.Exists(path) ? [path] : folder.Parent is { } parent ? Manifests(parent) : [];
    }
}
