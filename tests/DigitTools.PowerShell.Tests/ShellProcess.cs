using System.Diagnostics;

namespace DigitTools.PowerShell.Tests;

/// <summary>Runs the built shell as a user would, and gives what it wrote and how it ended.</summary>
internal sealed record ShellProcess(int ExitCode, string Output, string Error)
{
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
        var start = new ProcessStartInfo("dotnet", [ChildShell.Program, .. arguments]) { WorkingDirectory = folder };
        start.Environment.Remove("DIGITTOOLS_MODULE");
        if (module is not null)
            start.Environment["DIGITTOOLS_MODULE"] = module;

        ChildResult result = ChildProcess.Run(start, input);
        return new ShellProcess(result.ExitCode, result.Output, result.Errors);
    }
}
