using System.Management.Automation;

namespace DigitTools.Shell.Commands.Items;

/// <summary>Remove-Item. Where pwsh asks before it removes a folder that is not empty, this is an error without -Recurse.</summary>
[Cmdlet(VerbsCommon.Remove, "Item", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
internal sealed class RemoveItemCommand : PathCommand
{
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void Process(string target)
    {
        foreach (PSObject item in Try(() => InvokeProvider.Item.Get([target], force: true, IsLiteral)) ?? [])
        {
            string shown = ShownPath(item);
            if (!ShouldProcess(shown, "Remove"))
                continue;
            if (!Recurse && IsFolder(item) && !IsLink(item) && InvokeProvider.ChildItem.HasChild(PathOf(item), force: true, literalPath: true))
            {
                WriteError(new ErrorRecord(
                    new IOException($"The folder '{shown}' is not empty; -Recurse removes it with all that is in it."),
                    "DirectoryNotEmpty", ErrorCategory.InvalidOperation, shown));
                continue;
            }

            Try(() => InvokeProvider.Item.Remove([PathOf(item)], Recurse, Force, literalPath: true));
        }
    }
}
