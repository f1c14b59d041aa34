using System.Management.Automation;

namespace DigitTools.Shell.Commands.Items;

/// <summary>Set-Location: to a path, back with '-', or home without one.</summary>
[Cmdlet(VerbsCommon.Set, "Location", DefaultParameterSetName = "Path")]
internal sealed class SetLocationCommand : ProviderCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Path")]
    [SupportsWildcards]
    public string Path { get; set; } = "~";

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "LP")]
    public string? LiteralPath { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        string target = LiteralPath is null ? Path : WildcardPattern.Escape(LiteralPath);
        if (Try(() => SessionState.Path.SetLocation(target)) is { } place && PassThru)
            WriteObject(place);
    }
}
