using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace DigitTools.Shell.Hosting;

/// <summary>Asks the user, or refuses to in a session that must not ask.</summary>
internal sealed class Prompter(ShellHostUI ui, bool nonInteractive)
{
    internal string ReadLine()
    {
        ThrowIfNonInteractive();
        return Ask("") ?? "";
    }

    internal SecureString ReadSecret()
    {
        ThrowIfNonInteractive();
        ui.ClearProgress();
        var secret = new SecureString();
        if (!Terminal.InputIsTerminal)
        {
            foreach (char character in Console.ReadLine() ?? "")
                secret.AppendChar(character);
            return secret;
        }

        for (ConsoleKeyInfo key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                if (secret.Length == 0)
                    continue;
                secret.RemoveAt(secret.Length - 1);
                ui.Write("\b \b");
            }
            else if (!char.IsControl(key.KeyChar))
            {
                secret.AppendChar(key.KeyChar);
                ui.Write("*");
            }
        }

        ui.WriteLine();
        return secret;
    }

    /// <summary>Asks for the value of each field; an array ends with an empty line.</summary>
    internal Dictionary<string, PSObject> AskFields(string caption, string message, Collection<FieldDescription> descriptions)
    {
        ThrowIfNonInteractive();
        WriteHeading(caption, message);
        var answers = new Dictionary<string, PSObject>();
        foreach (FieldDescription field in descriptions)
            answers[field.Name] = PSObject.AsPSObject(AskField(field));
        return answers;
    }

    internal int AskChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        ThrowIfNonInteractive();
        WriteHeading(caption, message);
        string[] keys = choices.Select(Key).ToArray();
        string line = string.Join("  ", choices.Select((choice, i) => $"[{keys[i]}] {Label(choice)}")) + "  [?] Help";
        if (defaultChoice >= 0)
            line += $" (default is \"{keys[defaultChoice]}\")";

        while (true)
        {
            // At the end of the input nobody will ever answer.
            string answer = (Ask(line + ": ") ?? throw EndOfInput()).Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
                return defaultChoice;
            if (answer == "?")
            {
                for (int i = 0; i < choices.Count; i++)
                    ui.WriteLine($"{keys[i]} - {choices[i].HelpMessage}");
                continue;
            }

            int index = Array.FindIndex(keys, key => key.Equals(answer, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
                index = Array.FindIndex(choices.Select(Label).ToArray(), label => label.Equals(answer, StringComparison.OrdinalIgnoreCase));
            if (index >= 0)
                return index;
        }
    }

    internal PSCredential AskCredential(string caption, string message, string userName)
    {
        ThrowIfNonInteractive();
        WriteHeading(caption, message);
        if (string.IsNullOrEmpty(userName))
            userName = Ask("User: ") ?? throw EndOfInput();

        ui.Write($"Password for user {userName}: ");
        return new PSCredential(userName, ReadSecret());
    }

    private object AskField(FieldDescription field)
    {
        string label = string.IsNullOrEmpty(field.Label) ? field.Name : field.Label.Replace("&", "", StringComparison.Ordinal);
        if (field.ParameterTypeName == nameof(SecureString))
        {
            ui.Write(label + ": ");
            return ReadSecret();
        }

        if (field.ParameterTypeName == nameof(PSCredential))
            return AskCredential("", field.HelpMessage, "");

        if (!field.ParameterTypeName.EndsWith("[]", StringComparison.Ordinal))
            return Ask(label + ": ") ?? throw EndOfInput();

        var values = new List<string>();
        while (true)
        {
            string? value = Ask($"{label}[{values.Count}]: ");
            if (string.IsNullOrEmpty(value))
                return values.ToArray();
            values.Add(value);
        }
    }

    /// <summary>One line of input; null at its end.</summary>
    /// <exception cref="PipelineStoppedException">Ctrl+C: the command that asked is to end.</exception>
    private string? Ask(string prompt)
    {
        ui.ClearProgress();
        if (!Terminal.InputIsTerminal || !Terminal.OutputIsTerminal)
        {
            ui.Write(prompt);
            return Console.ReadLine();
        }

        // Console.ReadLine would take Ctrl+C only together with the next line.
        LineResult line = new LineEditor(runspace: null).Read(prompt);
        return line.Kind switch
        {
            LineKind.Cancelled => throw new PipelineStoppedException(),
            LineKind.EndOfInput => null,
            _ => line.Text,
        };
    }

    private void WriteHeading(string caption, string message)
    {
        if (!string.IsNullOrEmpty(caption))
            ui.WriteLine(caption);
        if (!string.IsNullOrEmpty(message))
            ui.WriteLine(message);
    }

    private static string Label(ChoiceDescription choice) => choice.Label.Replace("&", "", StringComparison.Ordinal);

    /// <summary>The letter after the ampersand of "&amp;Yes", or the whole label where there is none.</summary>
    private static string Key(ChoiceDescription choice)
    {
        int mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < choice.Label.Length
            ? choice.Label[mark + 1].ToString().ToUpperInvariant()
            : choice.Label;
    }

    private void ThrowIfNonInteractive()
    {
        if (nonInteractive)
            throw new PSInvalidOperationException("PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.");
    }

    private static PSInvalidOperationException EndOfInput() =>
        new("An answer is needed, and standard input has ended.");
}
