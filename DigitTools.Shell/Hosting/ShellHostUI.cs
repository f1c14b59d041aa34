using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace DigitTools.Shell.Hosting;

/// <summary>Writes the streams to standard output and standard error, and asks the user.</summary>
internal sealed class ShellHostUI : PSHostUserInterface
{
    private readonly ShellRawUI _rawUI = new();
    private readonly ProgressLine _progress = new();
    private readonly Prompter _prompter;
    private StringBuilder? _captured;

    internal ShellHostUI(bool nonInteractive) => _prompter = new Prompter(this, nonInteractive);

    public override PSHostRawUserInterface RawUI => _rawUI;

    public override bool SupportsVirtualTerminal => Terminal.ColorsOutput;

    internal void ClearProgress() => _progress.Clear();

    /// <summary>Runs an action whose output lines are to become text of this width instead of going to the screen.</summary>
    internal string Capture(int? width, Action action)
    {
        (StringBuilder? outerText, int? outerWidth) = (_captured, _rawUI.CaptureWidth);
        var text = new StringBuilder();
        (_captured, _rawUI.CaptureWidth) = (text, width ?? outerWidth);
        try
        {
            action();
        }
        finally
        {
            (_captured, _rawUI.CaptureWidth) = (outerText, outerWidth);
        }

        return text.ToString();
    }

    public override void Write(string value)
    {
        if (_captured is not null)
        {
            _captured.Append(value);
            return;
        }

        _progress.Clear();
        Console.Out.Write(Terminal.Render(value, Terminal.ColorsOutput));
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Write(Colored(foregroundColor, backgroundColor, value));

    public override void WriteLine() => Write(Environment.NewLine);

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        // The colour ends before the line does, or it would fill the rest of the terminal's next line.
        Write(Colored(foregroundColor, backgroundColor, value) + Environment.NewLine);

    public override void WriteErrorLine(string value)
    {
        _progress.Clear();
        string text = Terminal.ColorsError && !value.Contains('\x1b', StringComparison.Ordinal)
            ? PSStyle.Instance.Formatting.Error + value + PSStyle.Instance.Reset
            : Terminal.Render(value, Terminal.ColorsError);
        Console.Error.WriteLine(text);
    }

    public override void WriteWarningLine(string message) => WriteMessage("WARNING: ", PSStyle.Instance.Formatting.Warning, message);

    public override void WriteVerboseLine(string message) => WriteMessage("VERBOSE: ", PSStyle.Instance.Formatting.Verbose, message);

    public override void WriteDebugLine(string message) => WriteMessage("DEBUG: ", PSStyle.Instance.Formatting.Debug, message);

    public override void WriteProgress(long sourceId, ProgressRecord record) => _progress.Show(record);

    public override string ReadLine() => _prompter.ReadLine();

    public override SecureString ReadLineAsSecureString() => _prompter.ReadSecret();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        _prompter.AskFields(caption, message, descriptions);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        _prompter.AskChoice(caption, message, choices, defaultChoice);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        _prompter.AskCredential(caption, message, userName);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        _prompter.AskCredential(caption, message, userName);

    /// <summary>Messages are no output of the pipeline: they pass a capture by.</summary>
    private void WriteMessage(string label, string style, string message)
    {
        _progress.Clear();
        Console.Out.WriteLine(Terminal.Render(style + label + message + PSStyle.Instance.Reset, Terminal.ColorsOutput));
    }

    private string Colored(ConsoleColor foreground, ConsoleColor background, string value)
    {
        string style = "";
        if (foreground != _rawUI.ForegroundColor)
            style += PSStyle.MapForegroundColorToEscapeSequence(foreground);
        if (background != _rawUI.BackgroundColor)
            style += PSStyle.MapBackgroundColorToEscapeSequence(background);
        return style.Length == 0 ? value : style + value + PSStyle.Instance.Reset;
    }
}
