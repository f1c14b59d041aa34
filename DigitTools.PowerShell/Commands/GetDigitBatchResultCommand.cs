using System.Management.Automation;
using DigitTools.Core.Database;
using DigitTools.Core.Recognition;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Get-DigitBatchResult: what a database of Invoke-DigitBatch holds.</summary>
[Cmdlet(VerbsCommon.Get, "DigitBatchResult", DefaultParameterSetName = "Path")]
[OutputType(typeof(DigitBatchRow), typeof(DigitTextBatchRow), typeof(DigitGridBatchRow), typeof(DigitCell))]
public sealed class GetDigitBatchResultCommand : DigitCommand
{
    /// <summary>The SQLite file that Invoke-DigitBatch wrote.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
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

    /// <summary>Only pictures of these digits; not of a batch that read numbers or sheets.</summary>
    [Parameter]
    [ValidateRange(0, 9)]
    public int[] Digit { get; set; } = [];

    /// <summary>Only pictures with this reason.</summary>
    [Parameter]
    [ValidateSet("None", "LowConfidence", "NotADigit", "SeveralDigits", "NothingKept", "NoInk")]
    public string[] Reason { get; set; } = [];

    /// <summary>Only pictures read with this confidence or more, 0..1.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? MinimumConfidence { get; set; }

    /// <summary>Only pictures read with this confidence or less, 0..1.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? MaximumConfidence { get; set; }

    /// <summary>Only pictures that were read by these models: their ModelId.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] ModelId { get; set; } = [];

    /// <summary>Only pictures that were read at this time or later.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>Only pictures that were read before this time.</summary>
    [Parameter]
    public DateTime? Until { get; set; }

    /// <summary>Only pictures that were read by these runs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] RunId { get; set; } = [];

    /// <summary>So many rows at most of each database; default: all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>Leaves out so many rows of each database before the first.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    /// <summary>Of a batch that read sheets: an object for each cell or field, in place of one for each picture.</summary>
    [Parameter]
    public SwitchParameter PerCell { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Func<string, bool>? isWanted = Filter();
        var filter = new DatabaseFilter
        {
            Statuses = [.. Status.Select(name => Enum.Parse<BatchStatus>(name, ignoreCase: true))],
            Reasons = [.. Reason.Select(name => Enum.Parse<RecognitionReason>(name, ignoreCase: true))],
            Digits = Digit,
            MinimumConfidence = MinimumConfidence,
            MaximumConfidence = MaximumConfidence,
            ModelIds = [.. ModelId.Select(id => id.ToLowerInvariant())],
            Until = Until?.ToUniversalTime(),
            Since = Since?.ToUniversalTime(),
            RunIds = [.. RunId.Select(id => id.ToLowerInvariant())],
            Predicate = isWanted is null ? null : row => isWanted(row.Path) || (row.SourcePath is not null && isWanted(row.SourcePath)),
        };
        string path = FullPath(Database);
        using BatchDatabase database = Run(() => BatchDatabase.OpenRead(path, StopToken));
        using IEnumerator<DatabaseRow> rows = Run(() => Rows(database, filter).GetEnumerator());
        if (PerCell) Run(database.RequireCells);
        while (!StopToken.IsCancellationRequested && Run(rows.MoveNext))
        {
            if (PerCell) WriteObject(ToBatchOutput.Cells(rows.Current), enumerateCollection: true);
            else WriteObject(ToBatchOutput.Row(rows.Current));
        }
    }

    private IEnumerable<DatabaseRow> Rows(BatchDatabase database, DatabaseFilter filter) =>
        database.Rows(filter, StopToken).Skip(Skip).Take(First ?? int.MaxValue);

    private Func<string, bool>? Filter()
    {
        if ((LiteralPath ?? Path) is not { } given) return null;
        return Resolve(() => PathFilter.Paths(given, literal: LiteralPath is not null, Paths));
    }
}
