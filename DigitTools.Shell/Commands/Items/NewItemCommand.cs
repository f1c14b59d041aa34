using System.Management.Automation;

namespace DigitTools.Shell.Commands.Items;

/// <summary>New-Item: a file, a folder, a link, or an item of another provider.</summary>
[Cmdlet(VerbsCommon.New, "Item", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
internal sealed class NewItemCommand : ProviderCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = "Path")]
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = "Name")]
    public string[] Path { get; set; } = ["."];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Name")]
    public string? Name { get; set; }

    [Parameter]
    [Alias("Type")]
    public string? ItemType { get; set; }

    [Parameter(ValueFromPipeline = true)]
    [Alias("Target")]
    public object? Value { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string target in Path)
        {
            string shown = Name is null ? target : SessionState.Path.Combine(target, Name);
            if (ShouldProcess($"Destination: {shown}", $"Create {ItemType ?? "File"}"))
                WriteObject(Try(() => InvokeProvider.Item.New([target], Name, ItemType, Value, Force)) ?? [], enumerateCollection: true);
        }
    }
}
