using System.Management.Automation.Runspaces;

namespace DigitTools.Shell;

/// <summary>The command line of the shell, read by hand.</summary>
/// <remarks>
/// No command line library here: as in pwsh, the first of <c>-Command</c>, <c>-File</c> or a plain argument takes all that
/// follows, dashes included, and what it takes has to reach the script untouched.
/// </remarks>
internal sealed record ShellOptions
{
    /// <summary>Name, and the shortest abbreviation accepted; those of pwsh where pwsh has the option.</summary>
    private static readonly (string Name, string Shortest)[] s_names =
    [
        ("command", "c"), ("file", "f"), ("help", "h"), ("version", "v"),
        ("noninteractive", "noni"), ("noprofile", "nop"), ("nologo", "nol"), ("nomodule", "nom"),
        ("executionpolicy", "ex"),
    ];

    internal ShellMode Mode { get; private init; }

    internal bool NonInteractive { get; private init; }

    internal bool NoLogo { get; private init; }

    internal bool NoModule { get; private init; }

    /// <summary>The script text of <c>-Command</c>.</summary>
    internal string Command { get; private init; } = "";

    /// <summary>The script file of <c>-File</c>.</summary>
    internal string File { get; private init; } = "";

    /// <summary>The arguments of the script file.</summary>
    internal IReadOnlyList<CommandParameter> FileArguments { get; private init; } = [];

    /// <exception cref="ShellUsageException">An option is unknown or lacks its value.</exception>
    internal static ShellOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ShellOptions();
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            if (!IsOption(argument))
                return options.WithFile(argument, arguments.Skip(i + 1));

            switch (FullName(argument))
            {
                case "command":
                    return options.WithCommand(arguments.Skip(i + 1).ToArray());
                case "file":
                    if (i + 1 == arguments.Count)
                        throw new ShellUsageException("-File needs the path of a script.");
                    return options.WithFile(arguments[i + 1], arguments.Skip(i + 2));
                case "help":
                    return options with { Mode = ShellMode.Help };
                case "version":
                    return options with { Mode = ShellMode.Version };
                case "noninteractive":
                    options = options with { NonInteractive = true };
                    break;
                case "nologo":
                    options = options with { NoLogo = true };
                    break;
                case "nomodule":
                    options = options with { NoModule = true };
                    break;
                case "noprofile":
                    // This shell has no profiles; the option is accepted so that command lines for pwsh work.
                    break;
                case "executionpolicy":
                    // No policy applies here: the value is accepted, and not used, for the same reason.
                    i++;
                    break;
                default:
                    throw new ShellUsageException($"The option '{argument}' is not known.");
            }
        }

        return options;
    }

    private static bool IsOption(string argument) => argument.Length > 1 && argument[0] == '-';

    private static string FullName(string argument)
    {
        string typed = argument.TrimStart('-').ToLowerInvariant();
        if (typed is "?")
            return "help";
        if (typed is "ep")
            return "executionpolicy";

        foreach ((string name, string shortest) in s_names)
            if (name.StartsWith(typed, StringComparison.Ordinal) && typed.StartsWith(shortest, StringComparison.Ordinal))
                return name;
        return "";
    }

    private ShellOptions WithCommand(string[] words)
    {
        if (words.Length == 0)
            throw new ShellUsageException("-Command needs a command, or '-' to read it from standard input.");
        if (words is ["-"])
            return this with { Mode = ShellMode.StandardInput };
        return this with { Mode = ShellMode.Command, Command = string.Join(' ', words) };
    }

    private ShellOptions WithFile(string file, IEnumerable<string> arguments)
    {
        if (file == "-")
            return this with { Mode = ShellMode.StandardInput };
        return this with { Mode = ShellMode.File, File = file, FileArguments = ScriptArguments.Parse(arguments) };
    }
}
