using System.Diagnostics;
using System.Management.Automation;

namespace DigitTools.Shell.Commands;

/// <summary>Measure-Command: the time that a script block takes; its output is dropped.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Command")]
internal sealed class MeasureCommandCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public ScriptBlock Expression { get; set; } = null!;

    protected override void EndProcessing()
    {
        long start = Stopwatch.GetTimestamp();
        // In the caller's scope, as in pwsh: variables set inside stay set.
        InvokeCommand.InvokeScript(useLocalScope: false, Expression, input: null, args: []);
        WriteObject(Stopwatch.GetElapsedTime(start));
    }
}
