using System.Management.Automation;

namespace DigitTools.Shell.Commands.Items;

/// <summary>Convert-Path: the paths of what is there, as programs outside PowerShell know them.</summary>
[Cmdlet(VerbsData.Convert, "Path", DefaultParameterSetName = PathSet)]
[OutputType(typeof(string))]
internal sealed class ConvertPathCommand : PathCommand
{
    protected override void Process(string target)
    {
        string pattern = IsLiteral ? WildcardPattern.Escape(target) : target;
        WriteObject(Try(() => SessionState.Path.GetResolvedProviderPathFromPSPath(pattern, out _)) ?? [], enumerateCollection: true);
    }
}
