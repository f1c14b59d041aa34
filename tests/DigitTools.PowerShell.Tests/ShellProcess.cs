using System.Diagnostics;
using DigitTools.Core.Tests;

namespace DigitTools.PowerShell.Tests;

/// <summary>Runs the built shell as a user would, and gives what it wrote and how it ended.</summary>
internal sealed record ShellProcess(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private static readonly string s_shell = Path.Combine(Repository.Root, "DigitTools.Shell", "bin", "Release", "net10.0", "DigitTools.Shell.dll");

    /// <summary>The lines of standard output.</summary>
    internal string[] Lines => Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Without the module: for tests of the shell itself, which then start fast and need nothing else built.</summary>
    internal static ShellProcess Run(string folder, params string[] arguments) => Start(folder, input: "", module: null, ["-NoModule", .. arguments]);

    internal static ShellProcess RunWithInput(string folder, string input, params string[] arguments) =>
        Start(folder, input, module: null, ["-NoModule", .. arguments]);

    /// <summary>With the module that lies above the shell, or with the one that <paramref name="module"/> names.</summary>
    internal static ShellProcess RunWithModule(string folder, string? module, params string[] arguments) => Start(folder, input: "", module, arguments);

    private static ShellProcess Start(string folder, string input, string? module, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(s_shell);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Remove("DIGITTOOLS_MODULE");
        if (module is not null)
            start.Environment["DIGITTOOLS_MODULE"] = module;

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(s_limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The shell did not end within {s_limit}.");
        }

        return new ShellProcess(process.ExitCode, output.Result, error.Result);
    }
}
