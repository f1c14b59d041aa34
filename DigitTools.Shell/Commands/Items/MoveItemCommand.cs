using System.Management.Automation;

namespace DigitTools.Shell.Commands.Items;

/// <summary>Move-Item.</summary>
[Cmdlet(VerbsCommon.Move, "Item", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
internal sealed class MoveItemCommand : PathCommand
{
    [Parameter(Position = 1)]
    public string Destination { get; set; } = ".";

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void Process(string target)
    {
        if (ShouldProcess($"Item: {target} Destination: {Destination}", "Move"))
            Try(() => InvokeProvider.Item.Move([target], Destination, Force, IsLiteral));
    }
}
