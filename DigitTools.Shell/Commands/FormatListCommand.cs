using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace DigitTools.Shell.Commands;

/// <summary>Format-List: the engine's own, with all its parameters.</summary>
[Cmdlet(VerbsCommon.Format, "List")]
internal sealed class FormatListCommand : OuterFormatTableAndListBase
{
    public FormatListCommand() => EngineInternals.SetShape(this, "List");
}
