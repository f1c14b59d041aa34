using System.Collections.Frozen;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace DigitTools.Shell.Commands;

/// <summary>Says of a command of pwsh that it is missing here, where the engine would say that it knows no such name.</summary>
internal static class AbsentCommands
{
    private static readonly Lazy<FrozenSet<string>> s_names = new(() =>
        EmbeddedText.Read("AbsentCommands.txt")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#')
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Takes any arguments, and fails as an unknown command would, so that a script which catches that still does.</summary>
    private const string Refusal = """
        [CmdletBinding()]
        param([Parameter(ValueFromPipeline)] $InputObject, [Parameter(ValueFromRemainingArguments)] $Arguments)
        begin {
            $PSCmdlet.ThrowTerminatingError([DigitTools.Shell.Commands.ShellErrors]::AbsentCommand($MyInvocation.InvocationName))
        }
        """;

    internal static void Announce(Runspace runspace) =>
        runspace.SessionStateProxy.InvokeCommand.CommandNotFoundAction += OnNotFound;

    private static void OnNotFound(object? sender, CommandLookupEventArgs e)
    {
        string name = e.CommandName;
        if (!s_names.Value.Contains(name))
            return;

        // An exception from here would be swallowed, and the error of a mere script block would not bear the command's name:
        // so the answer is a function of that name, in a module of its own which Get-Command does not search.
        var module = new PSModuleInfo(ScriptBlock.Create($"function {name} {{ {Refusal} }}"));
        e.Command = (CommandInfo)PSObject.AsPSObject(module.Invoke(
            ScriptBlock.Create("$ExecutionContext.InvokeProvider.Item.Get($args[0])"), $"function:{name}")).BaseObject;
        e.StopSearch = true;
    }
}
