using System.Management.Automation;

namespace DigitTools.Shell.Commands.Items;

/// <summary>A command with <c>-Path</c> and <c>-LiteralPath</c>, which goes on with the next path after one that fails.</summary>
internal abstract class PathCommand : ProviderCommand
{
    protected const string PathSet = "Path";
    protected const string LiteralSet = "LiteralPath";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralSet)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    protected bool IsLiteral => ParameterSetName == LiteralSet;

    protected override void ProcessRecord()
    {
        foreach (string target in IsLiteral ? LiteralPath : Path)
            Process(target);
    }

    /// <summary>Does the work for one path as it was given, wildcards and all unless <see cref="IsLiteral"/>.</summary>
    protected abstract void Process(string target);
}
