using System.Management.Automation;
using DigitTools.Core.Database;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Remove-DigitBatchResult: removes results from a database of Invoke-DigitBatch, and no picture.</summary>
[Cmdlet(VerbsCommon.Remove, "DigitBatchResult", SupportsShouldProcess = true)]
[OutputType(typeof(DigitBatchRemoval))]
public sealed class RemoveDigitBatchResultCommand : DigitCommand
{
    /// <summary>Ids of runs by the full path of their database, in the order in which they came.</summary>
    private readonly List<(string Database, List<string> RunIds)> _removals = [];

    /// <summary>The SQLite file that Invoke-DigitBatch wrote.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [ValidateNotNullOrEmpty]
    public string Database { get; set; } = "";

    /// <summary>Only results of pictures that are no longer where they were.</summary>
    [Parameter]
    public SwitchParameter Missing { get; set; }

    /// <summary>Only results that were recorded before this time.</summary>
    [Parameter]
    public DateTime? OlderThan { get; set; }

    /// <summary>Only results of these runs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Run")]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] RunId { get; set; } = [];

    /// <summary>How long to wait for a run that works on the same database; default: not at all.</summary>
    [Parameter]
    public TimeSpan WaitTime { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (WaitTime < TimeSpan.Zero) ThrowTerminatingError(ErrorRecords.TimeNegative(nameof(WaitTime), WaitTime));
        if (!Missing && OlderThan is null && RunId.Length == 0) ThrowTerminatingError(ErrorRecords.FilterMissing());
        string database = FullPath(Database);
        int i = _removals.FindIndex(removal => removal.Database == database);
        if (i < 0) _removals.Add((database, [.. RunId]));
        else _removals[i].RunIds.AddRange(RunId);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach ((string database, List<string> runIds) in _removals)
        {
            var options = new RemovalOptions
            {
                Missing = Missing,
                OlderThan = OlderThan?.ToUniversalTime(),
                RunIds = [.. runIds.Select(id => id.ToLowerInvariant())],
            };
            Remove(database, options);
        }
    }

    private void Remove(string database, RemovalOptions options)
    {
        bool Confirm(long count) => ShouldProcess(database, Text.Format(Strings.ActionRemove, count));

        // Without taking the database: nothing is changed, and a run may go on meanwhile.
        if (LanguagePrimitives.IsTrue(Preference("WhatIf", "WhatIfPreference")))
        {
            Confirm(Run(() => DatabaseCleaner.Preview(database, options, StopToken)));
            return;
        }

        RemovalResult? result = Run(() => DatabaseCleaner.Remove(database, options, WaitTime, Confirm, StopToken));
        if (result is not null) WriteObject(ToOutput.Removal(result, database));
    }
}
