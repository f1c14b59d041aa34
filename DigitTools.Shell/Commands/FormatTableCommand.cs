using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace DigitTools.Shell.Commands;

/// <summary>Format-Table: the engine's own, with all its parameters.</summary>
[Cmdlet(VerbsCommon.Format, "Table")]
internal sealed class FormatTableCommand : OuterFormatTableBase
{
    public FormatTableCommand() => EngineInternals.SetShape(this, "Table");
}
