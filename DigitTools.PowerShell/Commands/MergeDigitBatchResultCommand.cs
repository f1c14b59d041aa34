using System.Management.Automation;
using DigitTools.Core.Merging;
using DigitTools.Core.Sharding;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Merge-DigitBatchResult: puts the databases of many tasks into one.</summary>
[Cmdlet(
    VerbsData.Merge,
    "DigitBatchResult",
    DefaultParameterSetName = "Path",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(DigitBatchMerge))]
public sealed class MergeDigitBatchResultCommand : DigitCommand
{
    private readonly List<string> _sources = [];

    /// <summary>Databases to merge; wildcards are expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Databases to merge, taken as they are written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>The database to merge into; it is made if it is missing, and may be among those to merge.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [ValidateNotNullOrEmpty]
    public string Database { get; set; } = "";

    /// <summary>Into how many shards the work was divided; default: what the databases say.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? ExpectedShardCount { get; set; }

    /// <summary>Merges what is there, even if shards are missing or have not come to their end.</summary>
    [Parameter]
    public SwitchParameter AllowMissing { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        _sources.AddRange(LiteralPath is not null ? LiteralPath.Select(FullPath) : Path.SelectMany(FullPaths));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string database = FullPath(Database);
        if (_sources.TrueForAll(s => s == database)) ThrowTerminatingError(ErrorRecords.NoDatabase());
        if (!ShouldProcess(database, Text.Format(Strings.ActionMerge, _sources.Count))) return;

        var options = new MergeOptions { ExpectedShardCount = ExpectedShardCount, AllowMissing = AllowMissing };
        MergeResult result;
        using (var progress = new ProgressReporter(this, Strings.ActivityMerging))
            result = Run(() => DatabaseMerger.Merge(_sources, database, options, progress.ShowRows, StopToken));
        if (result.MissingShards.Count > 0) WriteWarning(Text.Format(Strings.WarningMissingShard, ShardList.Format(result.MissingShards)));
        WriteObject(ToOutput.Merge(result));
    }
}
