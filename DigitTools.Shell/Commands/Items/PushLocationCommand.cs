using System.Management.Automation;

namespace DigitTools.Shell.Commands.Items;

/// <summary>Push-Location: remembers the current location, and may go to another.</summary>
[Cmdlet(VerbsCommon.Push, "Location")]
internal sealed class PushLocationCommand : ProviderCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    public string? Path { get; set; }

    protected override void ProcessRecord()
    {
        SessionState.Path.PushCurrentLocation(stackName: "");
        if (Path is not null)
            Try(() => SessionState.Path.SetLocation(Path));
    }
}
