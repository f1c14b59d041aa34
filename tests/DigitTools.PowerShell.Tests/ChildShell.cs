using System.Diagnostics;
using DigitTools.Core.Tests;

namespace DigitTools.PowerShell.Tests;

/// <summary>Runs a command in a process of its own: the shell that comes with the repository.</summary>
internal static class ChildShell
{
    /// <summary>The built shell.</summary>
    public static string Program { get; } = Path.Combine(Repository.Root, "DigitTools.Shell", "bin", "Release", "net10.0", "DigitTools.Shell.dll");

    /// <summary>Runs a script with the module imported; skips the test where the shell isn't built.</summary>
    /// <param name="script">Text of the script.</param>
    /// <param name="environment">Variables added to those of this process.</param>
    public static ChildResult Run(string script, params (string Name, string Value)[] environment)
    {
        Assert.SkipUnless(File.Exists(Program), $"The shell is not built: there is no file {Program}.");
        return Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Program, "-NonInteractive", "-Command", script], environment);
    }

    /// <summary>Runs a program to its end.</summary>
    public static ChildResult Start(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["NO_COLOR"] = "1";
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        return ChildProcess.Run(start);
    }
}
