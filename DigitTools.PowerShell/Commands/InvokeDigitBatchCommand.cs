using System.Management.Automation;
using DigitTools.Core;
using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Sharding;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Invoke-DigitBatch: reads what is new in folders and keeps the results in a database.</summary>
[Cmdlet(
    VerbsLifecycle.Invoke,
    "DigitBatch",
    DefaultParameterSetName = "Path",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(DigitBatchResult), typeof(DigitBatchRow), typeof(DigitTextBatchRow), typeof(DigitGridBatchRow))]
public sealed class InvokeDigitBatchCommand : BatchReadingCommand
{
    private readonly List<string> _folders = [];
    private DigitException? _firstError;
    private bool _stopsAtErrors;

    private AnimationNotice Animations => field ??= new AnimationNotice(this);

    private Downstream Downstream => field ??= new Downstream(StopProcessing);

    /// <summary>The SQLite file that keeps the results; it is made if it is missing.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [ValidateNotNullOrEmpty]
    public string Database { get; set; } = "";

    /// <summary>Looks through the folders below too; links to folders are not followed.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Names of files with wildcards; default: those of pictures, without hidden files.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Include { get; set; }

    /// <summary>Folder for pictures that are Recognized.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FolderCompleter))]
    [ValidateNotNullOrEmpty]
    public string? MoveTo { get; set; }

    /// <summary>Folder for pictures that are Rejected or Empty.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FolderCompleter))]
    [ValidateNotNullOrEmpty]
    public string? RejectTo { get; set; }

    /// <summary>Folder for files that are no pictures.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FolderCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ErrorTo { get; set; }

    /// <summary>Only files that were written at this time or later.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>Ends the run when this time is over; the next run goes on.</summary>
    [Parameter]
    public TimeSpan? TimeLimit { get; set; }

    /// <summary>How long a file has to stay as it is before it counts as written; default: 2 seconds.</summary>
    [Parameter]
    public TimeSpan SettleTime { get; set; } = BatchOptions.DefaultSettleTime;

    /// <summary>Which shard to read, from 0; default: that of the Slurm array or the indexed Kubernetes job that runs this.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? ShardIndex { get; set; }

    /// <summary>Into how many shards the pictures are divided, by the hash of their path; 1 reads all, in an array too.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? ShardCount { get; set; }

    /// <summary>How long to wait for another run that works on the same database; default: not at all.</summary>
    [Parameter]
    public TimeSpan WaitTime { get; set; }

    /// <summary>File to which a line of JSON is added for each thing that happens.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LogPath { get; set; }

    /// <summary>Reads all pictures again, done or not.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Looks for no new pictures, and reads those of the database again that are below the folders that are named.</summary>
    [Parameter]
    public SwitchParameter Reread { get; set; }

    /// <summary>With -Reread: only pictures with this status; default: any.</summary>
    [Parameter]
    [ValidateSet("Recognized", "Rejected", "Empty", "Failed")]
    public string[] Status { get; set; } = [];

    /// <summary>Also emits the row of each picture when it is written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        _folders.AddRange(LiteralPath is not null ? LiteralPath.Select(FullPath) : Path.SelectMany(Folders));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        CheckTimes();
        if (Status.Length > 0 && !Reread) ThrowTerminatingError(ErrorRecords.StatusWithoutReread());
        object? errorAction = Preference("ErrorAction", "ErrorActionPreference");
        _stopsAtErrors = LanguagePrimitives.TryConvertTo(errorAction, out ActionPreference action) && action == ActionPreference.Stop;
        string database = FullPath(Database);
        Shard shard = Run(() => ShardResolver.Resolve(ShardIndex, ShardCount, Environment.GetEnvironmentVariable));
        BatchOptions options = Options(shard);
        if (!ShouldProcess(database, Action(database, options))) return;
        Load();
        if (!shard.IsWhole) WriteVerbose(Support.Text.Format(Strings.VerboseShard, shard.Index, shard.Count));

        BatchResult result;
        using (var progress = new ProgressReporter(this, Strings.ActivityReading))
            result = Run(() => Read(database, options, Listen(progress)));
        Downstream.Tell(() => WriteObject(ToOutput.Batch(result, database)));
        Downstream.ThrowIfFailed();
        if (_firstError is not null) WriteError(ErrorRecords.From(_firstError));
    }

    private BatchEvents Listen(ProgressReporter progress) => new(
        Row: row => Downstream.Tell(() => { if (PassThru) WriteObject(ToBatchOutput.Row(row)); }),
        Error: error => Downstream.Tell(() => Report(error)),
        Deferred: (path, reason) => Downstream.Tell(() => WriteVerbose(Support.Text.Format(Strings.VerboseDeferred, path, reason))),
        Looked: seen => { if (progress.IsDue) Downstream.Tell(() => progress.Show(Support.Text.Format(Strings.StatusLooking, seen))); },
        Progress: (done, total) => { if (progress.IsDue) Downstream.Tell(() => progress.ShowPart(done, total)); },
        Animation: (path, frame) => Downstream.Tell(() => Animations.Tell(path, frame)),
        Ignored: files => Downstream.Tell(() => IgnoredText.Warnings(files, areNamed: Include is not null).ForEach(WriteWarning)));

    /// <summary>
    /// An error that has to stop the script, by -ErrorAction Stop, stops it after the run: a bad file must not keep the good ones from
    /// being read.
    /// </summary>
    private void Report(DigitException error)
    {
        if (_stopsAtErrors) _firstError ??= error;
        else WriteError(ErrorRecords.From(error));
    }

    /// <summary>Folders that a pattern fits; one that fits none stays as it is, to be reported as missing.</summary>
    private List<string> Folders(string pattern)
    {
        List<string> found = [.. FullPaths(pattern).Where(Directory.Exists)];
        return found.Count > 0 ? found : [FullPath(pattern)];
    }

    private void CheckTimes()
    {
        if (TimeLimit < ShortestTimeLimit) ThrowTerminatingError(ErrorRecords.TimeLimitInvalid(TimeLimit.Value));
        if (SettleTime < TimeSpan.Zero) ThrowTerminatingError(ErrorRecords.TimeNegative(nameof(SettleTime), SettleTime));
        if (WaitTime < TimeSpan.Zero) ThrowTerminatingError(ErrorRecords.TimeNegative(nameof(WaitTime), WaitTime));
    }

    /// <summary>What would be done; counting it costs a look through the folders, so only -WhatIf counts.</summary>
    private string Action(string database, BatchOptions options)
    {
        string[] destinations = Reread ? [.. new[] { options.MoveTo, options.RejectTo, options.ErrorTo }.OfType<string>()] : [];
        string folders = string.Join(", ", options.Folders.Union(destinations));
        if (!LanguagePrimitives.IsTrue(Preference("WhatIf", "WhatIfPreference")))
            return Support.Text.Format(Reread ? Strings.ActionReread : Strings.ActionBatch, folders);
        (long read, long skip) = Run(() => DigitBatch.Preview(database, Reading, options, StopToken));
        return Support.Text.Format(Reread ? Strings.ActionRereadPreview : Strings.ActionBatchPreview, folders, read, skip);
    }

    private BatchOptions Options(Shard shard) => new()
    {
        Folders = [.. _folders],
        Recurse = Recurse,
        Shard = shard,
        Since = Since?.ToUniversalTime(),
        Force = Force,
        Reread = Reread ? [.. Status.Select(name => Enum.Parse<BatchStatus>(name, ignoreCase: true))] : null,
        Recognition = DigitOptions(),
        Text = TextOptions(),
        Grid = GridOptions(),
        MoveTo = MoveTo is null ? null : FullPath(MoveTo),
        RejectTo = RejectTo is null ? null : FullPath(RejectTo),
        ErrorTo = ErrorTo is null ? null : FullPath(ErrorTo),
        SettleTime = SettleTime,
        TimeLimit = TimeLimit,
        Wait = WaitTime,
        LogPath = LogPath is null ? null : FullPath(LogPath),
        Include = Include is not null ? PathFilter.Names(Include) : Reread ? _ => true : PictureNames.IsPicture,
    };
}
