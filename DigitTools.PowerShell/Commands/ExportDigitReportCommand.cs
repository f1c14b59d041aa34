using System.Management.Automation;
using DigitTools.Core.Files;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Reports;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Export-DigitReport: predictions, texts, sheets and evaluations as one HTML file.</summary>
[Cmdlet(VerbsData.Export, "DigitReport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileInfo))]
public sealed class ExportDigitReportCommand : DigitCommand
{
    private readonly List<ReportEvaluation> _evaluations = [];
    private ReportRows? _rows;
    private string _output = "";
    private bool _writes;

    /// <summary>The HTML file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Path")]
    [ValidateNotNullOrEmpty]
    public string OutputPath { get; set; } = "";

    /// <summary>Predictions, texts, cells, rows of a batch or of a CSV file that they were written to, or evaluations.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[]? InputObject { get; set; }

    /// <summary>Evaluations to show below the pictures.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public DigitModelEvaluation[] Evaluation { get; set; } = [];

    /// <summary>The heading of the page.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = Strings.ReportTitle;

    /// <summary>This many pictures are put into the file, the least sure ones; the others are listed without.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int PictureLimit { get; set; } = ReportOptions.DefaultPictureLimit;

    /// <summary>
    /// Pixels of the longer side that larger pictures are reduced to; three times as many for a picture of a number, six times for a sheet.
    /// </summary>
    [Parameter]
    [ValidateRange(16, 512)]
    public int ThumbnailSize { get; set; } = ReportOptions.DefaultThumbnailSide;

    /// <summary>Whether ink is darker or lighter than paper: as it was when the pictures were read.</summary>
    [Parameter]
    public DigitPolarity Polarity { get; set; }

    /// <summary>Pictures worked on at the same time; default: one per processor.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <summary>Pictures with more pixels get a placeholder.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? MaximumPixels { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // What would fail after all pictures were read has to fail now.
        _output = FullPath(OutputPath);
        _rows = new ReportRows(Locate);
        if (!Force && File.Exists(_output)) ThrowTerminatingError(ErrorRecords.OutputExists(_output));
        _writes = ShouldProcess(_output, Strings.ActionWriteReport);
        if (_writes) Run(() => ReplaceFile.Probe(_output));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PSObject given in InputObject ?? [])
        {
            if (given.BaseObject is DigitModelEvaluation evaluation) _evaluations.Add(FromOutput.Evaluation(evaluation));
            else if (!FromOutput.TryAdd(_rows!, given)) ThrowTerminatingError(ErrorRecords.PredictionInvalid(given));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!_writes) return;
        IReadOnlyList<ReportRow> rows = _rows!.Rows;
        _evaluations.AddRange(Evaluation.Select(FromOutput.Evaluation));
        var options = new ReportOptions
        {
            Title = Title,
            Evaluations = _evaluations,
            PictureLimit = PictureLimit,
            ThumbnailSide = ThumbnailSize,
            Polarity = (Core.Imaging.Polarity)Polarity,
            MaximumPixels = MaximumPixels ?? PictureReader.DefaultMaximumPixels,
            Workers = ThrottleLimit,
        };
        WriteVerbose(Text.Format(Strings.VerboseReport, _output, rows.Count, Math.Min(rows.Count, PictureLimit), ThumbnailSize));
        int missing;
        using (var progress = new ProgressReporter(this, Strings.ActivityReport))
            missing = Run(() => DigitReport.Write(_output, rows, options, progress.ShowPart, StopToken));
        if (missing > 0) WriteWarning(Text.Format(Strings.WarningPicturesMissing, missing, rows.Count));
        WriteObject(new FileInfo(_output));
    }
}
