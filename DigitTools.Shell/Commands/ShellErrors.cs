using System.Management.Automation;

namespace DigitTools.Shell.Commands;

/// <summary>Makes the error records of the commands that are written in PowerShell.</summary>
public static class ShellErrors
{
    /// <summary>A command of pwsh was called which this shell does not have.</summary>
    /// <param name="name">The command as the caller wrote it.</param>
    public static ErrorRecord AbsentCommand(string name) => new(
        new CommandNotFoundException(
            $"'{name}' is a command of pwsh 7.6 that the DigitTools shell does not have. Run this in pwsh 7.6, or do without it; "
            + "'Get-Command' lists what is here.")
        {
            CommandName = name,
        },
        "CommandNotInDigitToolsShell", ErrorCategory.ObjectNotFound, name);
}
