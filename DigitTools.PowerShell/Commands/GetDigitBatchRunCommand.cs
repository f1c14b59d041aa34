using System.Management.Automation;
using DigitTools.Core.Database;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Get-DigitBatchRun: the runs that a database of Invoke-DigitBatch has, the last one first.</summary>
[Cmdlet(VerbsCommon.Get, "DigitBatchRun")]
[OutputType(typeof(DigitBatchRun))]
public sealed class GetDigitBatchRunCommand : DigitCommand
{
    /// <summary>The SQLite file that Invoke-DigitBatch wrote.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [ValidateNotNullOrEmpty]
    public string Database { get; set; } = "";

    /// <summary>Only these runs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] RunId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string path = FullPath(Database);
        IReadOnlyList<DatabaseRun> runs = Run(() =>
        {
            using var database = BatchDatabase.OpenRead(path, StopToken);
            return database.Runs(StopToken);
        });
        IEnumerable<DatabaseRun> wanted = runs.Reverse();
        if (RunId.Length > 0) wanted = wanted.Where(run => RunId.Contains(run.RunId, StringComparer.OrdinalIgnoreCase));
        foreach (DatabaseRun run in wanted) WriteObject(ToBatchOutput.Run(run, path));
    }
}
