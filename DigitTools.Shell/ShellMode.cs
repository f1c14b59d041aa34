namespace DigitTools.Shell;

/// <summary>What a start of the shell is to do.</summary>
internal enum ShellMode
{
    /// <summary>Prompt for commands, or run what is piped in where there is no terminal.</summary>
    Prompt,
    File,
    Command,

    /// <summary>Run the whole of standard input as one script.</summary>
    StandardInput,
    Help,
    Version,
}
