using System.Management.Automation;
using System.Management.Automation.Provider;

namespace DigitTools.Shell.Commands.Items;

/// <summary>Set-Content: one value a line, in UTF-8, in place of what was there.</summary>
[Cmdlet(VerbsCommon.Set, "Content", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
internal sealed class SetContentCommand : ProviderCommand
{
    private const string PathSet = "Path";

    private readonly List<object?> _values = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Value { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord() => _values.AddRange(Value ?? [null]);

    protected override void EndProcessing()
    {
        bool literal = ParameterSetName != PathSet;
        foreach (string target in literal ? LiteralPath : Path)
            if (ShouldProcess($"Path: {target}", "Set Content"))
                Try(() => Write(target, literal));
    }

    private void Write(string target, bool literal)
    {
        // The provider's writer adds to what is there.
        if (InvokeProvider.Item.Exists(target, Force, literal))
            InvokeProvider.Content.Clear([target], Force, literal);
        foreach (IContentWriter writer in InvokeProvider.Content.GetWriter([target], Force, literal))
        {
            writer.Write(_values);
            writer.Close();
        }
    }
}
