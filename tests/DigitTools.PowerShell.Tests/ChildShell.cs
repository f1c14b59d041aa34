using System.Diagnostics;
using DigitTools.Core.Tests;

namespace DigitTools.PowerShell.Tests;

/// <summary>Runs a command in a process of its own: the shell that comes with the repository.</summary>
internal static class ChildShell
{
    /// <summary>Long enough for the slowest machine; only a hang takes it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private static readonly string s_shell = Path.Combine(Repository.Root, "DigitTools.Shell", "bin", "Release", "net10.0", "DigitTools.Shell.dll");

    /// <summary>Runs a script with the module imported; skips the test where the shell isn't built.</summary>
    /// <param name="script">Text of the script.</param>
    /// <param name="environment">Variables added to those of this process.</param>
    public static ChildResult Run(string script, params (string Name, string Value)[] environment)
    {
        Assert.SkipUnless(File.Exists(s_shell), $"The shell is not built: there is no file {s_shell}.");
        return Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [s_shell, "-NonInteractive", "-Command", script], environment);
    }

    /// <summary>Runs a program to its end.</summary>
    public static ChildResult Start(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["NO_COLOR"] = "1";
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} hangs. It wrote: {output.Result}{errors.Result}");
        }

        return new ChildResult(process.ExitCode, output.Result, errors.Result);
    }
}
