using System.Management.Automation;

namespace DigitTools.Shell.Commands.Items;

/// <summary>Pop-Location: back to the location that was remembered last.</summary>
[Cmdlet(VerbsCommon.Pop, "Location")]
internal sealed class PopLocationCommand : ProviderCommand
{
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        if (Try(() => SessionState.Path.PopLocation(stackName: "")) is { } place && PassThru)
            WriteObject(place);
    }
}
