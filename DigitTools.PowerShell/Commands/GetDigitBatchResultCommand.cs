using System.Management.Automation;
using DigitTools.Core.Database;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Get-DigitBatchResult: what a database of Invoke-DigitBatch holds.</summary>
[Cmdlet(VerbsCommon.Get, "DigitBatchResult", DefaultParameterSetName = "Path")]
[OutputType(typeof(DigitBatchRow), typeof(DigitTextBatchRow))]
public sealed class GetDigitBatchResultCommand : DigitCommand
{
    /// <summary>The SQLite file that Invoke-DigitBatch wrote.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Database { get; set; } = "";

    /// <summary>
    /// Only pictures whose path fits; a pattern without a folder is about the name alone. If a picture was moved, either path counts.
    /// </summary>
    [Parameter(Position = 1, ParameterSetName = "Path")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Only pictures with these paths, taken as they are written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>Only pictures with this status.</summary>
    [Parameter]
    [ValidateSet("Recognized", "Rejected", "Empty", "Failed")]
    public string[] Status { get; set; } = [];

    /// <summary>Only pictures of these digits; not of a batch that read numbers.</summary>
    [Parameter]
    [ValidateRange(0, 9)]
    public int[] Digit { get; set; } = [];

    /// <summary>Only pictures that were read at this time or later.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>Only pictures that were read by these runs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] RunId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Func<string, bool>? isWanted = Filter();
        var filter = new DatabaseFilter
        {
            Statuses = [.. Status.Select(Enum.Parse<BatchStatus>)],
            Digits = Digit,
            Since = Since?.ToUniversalTime(),
            RunIds = RunId,
            Predicate = isWanted is null ? null : row => isWanted(row.Path) || (row.SourcePath is not null && isWanted(row.SourcePath)),
        };
        string path = FullPath(Database);
        using BatchDatabase database = Run(() => BatchDatabase.OpenRead(path, StopToken));
        using IEnumerator<DatabaseRow> rows = database.Rows(filter, StopToken).GetEnumerator();
        while (!StopToken.IsCancellationRequested && Run(rows.MoveNext)) WriteObject(ToOutput.BatchRow(rows.Current));
    }

    private Func<string, bool>? Filter()
    {
        if ((LiteralPath ?? Path) is not { } given) return null;
        return Resolve(() => PathFilter.Paths(given, literal: LiteralPath is not null, Paths));
    }
}
