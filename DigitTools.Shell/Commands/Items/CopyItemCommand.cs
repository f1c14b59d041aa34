using System.Management.Automation;

namespace DigitTools.Shell.Commands.Items;

/// <summary>Copy-Item.</summary>
[Cmdlet(VerbsCommon.Copy, "Item", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
internal sealed class CopyItemCommand : PathCommand
{
    [Parameter(Position = 1)]
    public string Destination { get; set; } = ".";

    [Parameter]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void Process(string target)
    {
        if (ShouldProcess($"Item: {target} Destination: {Destination}", "Copy"))
            Try(() => InvokeProvider.Item.Copy([target], Destination, Recurse, CopyContainers.CopyTargetContainer, Force, IsLiteral));
    }
}
