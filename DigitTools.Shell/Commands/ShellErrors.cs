using System.Management.Automation;

namespace DigitTools.Shell.Commands;

/// <summary>Makes the error records of the commands that are written in PowerShell.</summary>
public static class ShellErrors
{
    /// <summary>The provider's own record: id, category and target as pwsh's commands report them.</summary>
    /// <param name="caught">What <c>$_</c> is in a <c>catch</c> around a call of the provider intrinsics.</param>
    public static ErrorRecord FromProvider(ErrorRecord caught)
    {
        ArgumentNullException.ThrowIfNull(caught);
        // A script sees an exception of a method inside a MethodInvocationException, which tells nothing about the item.
        Exception cause = caught.Exception is MethodInvocationException { InnerException: { } inner } ? inner : caught.Exception;
        return cause is IContainsErrorRecord { ErrorRecord: { } record }
            ? new ErrorRecord(record, cause)
            : new ErrorRecord(cause, cause.GetType().Name, ErrorCategory.NotSpecified, caught.TargetObject);
    }

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
