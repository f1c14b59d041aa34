using System.Management.Automation;

namespace DigitTools.Shell.Commands.Items;

/// <summary>Get-Item: the items that paths name.</summary>
[Cmdlet(VerbsCommon.Get, "Item", DefaultParameterSetName = PathSet)]
internal sealed class GetItemCommand : PathCommand
{
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void Process(string target) =>
        WriteObject(Try(() => InvokeProvider.Item.Get([target], Force, IsLiteral)) ?? [], enumerateCollection: true);
}
