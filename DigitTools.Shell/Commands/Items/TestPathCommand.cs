using System.Management.Automation;

namespace DigitTools.Shell.Commands.Items;

/// <summary>Test-Path: whether something is there.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(bool))]
internal sealed class TestPathCommand : PSCmdlet
{
    // Not a PathCommand: here no text is a wrong path.
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Path")]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    [SupportsWildcards]
    public string?[]? Path { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "LP")]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string?[]? LiteralPath { get; set; }

    [Parameter]
    [Alias("Type")]
    [ValidateSet("Any", "Container", "Leaf")]
    public string PathType { get; set; } = "Any";

    protected override void ProcessRecord()
    {
        bool literal = ParameterSetName == "LiteralPath";
        foreach (string? target in (literal ? LiteralPath : Path) ?? [null])
            WriteObject(!string.IsNullOrWhiteSpace(target) && Exists(target, literal));
    }

    private bool Exists(string target, bool literal)
    {
        try
        {
            if (!InvokeProvider.Item.Exists(target, force: false, literal))
                return false;
            return PathType.Equals("Any", StringComparison.OrdinalIgnoreCase)
                || InvokeProvider.Item.IsContainer(literal ? WildcardPattern.Escape(target) : target)
                    == PathType.Equals("Container", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or PSArgumentException or PSNotSupportedException)
        {
            // A drive that does not exist, or a name that can't be one: there is nothing.
            return false;
        }
    }
}
