using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Text;

namespace DigitTools.Shell.Hosting;

/// <summary>Reads commands from the terminal and runs each, until <c>exit</c> or the end of the input.</summary>
internal sealed class InteractivePrompt(PipelineRunner runner, ShellHost host, Runspace runspace, bool showLogo)
{
    private const string Continuation = ">> ";

    private readonly LineEditor _editor = new(runspace);

    internal int Run()
    {
        if (showLogo)
        {
            host.UI.WriteLine($"DigitTools shell {host.Version} (PowerShell engine {PSVersionInfo.PSVersion.ToString(3)})");
            host.UI.WriteLine("Get-Command -Module DigitTools lists the commands, Get-Help NAME explains one, exit ends.");
            host.UI.WriteLine();
        }

        while (host.ExitCode is null)
        {
            string? text = ReadCommand();
            if (text is null)
                return 0;
            if (!string.IsNullOrWhiteSpace(text))
                runner.Run(new Command(text, isScript: true, useLocalScope: false));
        }

        return host.ExitCode.Value;
    }

    /// <summary>One complete command, over as many lines as it takes.</summary>
    /// <returns>An empty text after Ctrl+C; null at the end of the input.</returns>
    private string? ReadCommand()
    {
        var text = new StringBuilder();
        string prompt = runner.Evaluate<string>("prompt") ?? "PS> ";
        while (true)
        {
            LineResult line = _editor.Read(text.Length == 0 ? prompt : Continuation);
            if (line.Kind == LineKind.EndOfInput)
                return null;
            if (line.Kind == LineKind.Cancelled)
                return "";

            text.Append(text.Length == 0 ? "" : Environment.NewLine).Append(line.Text);
            Parser.ParseInput(text.ToString(), out _, out ParseError[] errors);
            // An empty line ends a command that can't be completed, so that the parser's message comes.
            if (line.Text.Length == 0 || !Array.Exists(errors, error => error.IncompleteInput))
                return text.ToString();
        }
    }
}
