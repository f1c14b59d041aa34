using System.Diagnostics;
using System.Reflection;

namespace DigitTools.PowerShell.Tests;

/// <summary>Runs PowerShell in a process of its own: the shell that comes with the repository, or the real pwsh.</summary>
internal static class ChildShell
{
    /// <summary>The built shell.</summary>
    public static string Program { get; } =
        Path.Combine(Repository.Root, "DigitTools.Shell", "bin", "Release", "net10.0", "DigitTools.Shell.dll");

    /// <summary>pwsh, as its NuGet package (a .NET tool) holds it.</summary>
    public static string Pwsh { get; } =
        Path.GetFullPath(Path.Combine(Metadata("Pwsh").Single(), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll"));

    /// <summary>What runs either.</summary>
    public static string Host { get; } = ChildProcess.DotNet;

    /// <summary>Runs the text of a script in the shell, where the module is imported.</summary>
    /// <param name="script">Text of the script.</param>
    /// <param name="environment">Variables added to those of this process.</param>
    public static ChildResult Run(string script, params (string Name, string Value)[] environment) =>
        Start([Program, "-NoProfile", "-NonInteractive", "-Command", script], environment);

    /// <summary>Runs a script file in the shell.</summary>
    /// <param name="arguments">The file, then what follows it.</param>
    public static ChildResult RunFile(params string[] arguments) =>
        Start([Program, "-NoProfile", "-NonInteractive", "-File", .. arguments]);

    /// <summary>Runs the text of a script in pwsh, without a profile and without the module.</summary>
    /// <param name="script">Text of the script.</param>
    /// <param name="environment">Variables added to those of this process.</param>
    public static ChildResult RunPwsh(string script, params (string Name, string Value)[] environment) =>
        Start([Pwsh, "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-Command", script], environment);

    /// <summary>Runs a .NET program to its end.</summary>
    /// <param name="arguments">The program's assembly, then what follows it.</param>
    /// <param name="environment">Variables added to those of this process.</param>
    public static ChildResult Start(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Host, arguments);
        start.Environment["NO_COLOR"] = start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        // It ends before what is measured to compile better could pay.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        return ChildProcess.Run(start);
    }

    /// <summary>What the project file says of a package.</summary>
    public static IEnumerable<string> Metadata(string key) =>
        typeof(ChildShell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(a => a.Key == key).Select(a => a.Value!);
}
