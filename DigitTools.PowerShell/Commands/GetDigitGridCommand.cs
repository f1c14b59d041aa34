using System.Management.Automation;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Get-DigitGrid: reads the digits in the boxes of sheets and forms.</summary>
[Cmdlet(VerbsCommon.Get, "DigitGrid", DefaultParameterSetName = "Path", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(DigitCell))]
public sealed class GetDigitGridCommand : ReadPicturesCommand
{
    private const string PathRegion = "PathRegion", LiteralPathRegion = "LiteralPathRegion", InputObjectRegion = "InputObjectRegion",
        PathTemplate = "PathTemplate", LiteralPathTemplate = "LiteralPathTemplate", InputObjectTemplate = "InputObjectTemplate";

    /// <summary>Rows and columns of a grid at most.</summary>
    internal const int Most = 1000;

    private IDigitModel? _model;
    private LineNetwork? _network;
    private GridPipeline? _pipeline;
    private ChartNames? _cellNames;
    private int _sheets, _cells, _rejected;

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = PathRegion, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = PathTemplate, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [PathOrBytes]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public override string[] Path { get; set; } = [];

    /// <inheritdoc/>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathRegion, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathTemplate, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public override string[]? LiteralPath { get; set; }

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = InputObjectRegion, ValueFromPipeline = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = InputObjectTemplate, ValueFromPipeline = true)]
    [Picture]
    public override DigitPicture? InputObject { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = "InputObject")]
    [Parameter(ParameterSetName = InputObjectRegion)]
    [Parameter(ParameterSetName = InputObjectTemplate)]
    [ValidateNotNullOrEmpty]
    public override string? Name { get; set; }

    /// <summary>Rows of the grid; default: found.</summary>
    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "LiteralPath")]
    [Parameter(ParameterSetName = "InputObject")]
    [Parameter(ParameterSetName = PathRegion)]
    [Parameter(ParameterSetName = LiteralPathRegion)]
    [Parameter(ParameterSetName = InputObjectRegion)]
    [ValidateRange(1, Most)]
    public int? Rows { get; set; }

    /// <summary>Columns of the grid; default: found.</summary>
    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "LiteralPath")]
    [Parameter(ParameterSetName = "InputObject")]
    [Parameter(ParameterSetName = PathRegion)]
    [Parameter(ParameterSetName = LiteralPathRegion)]
    [Parameter(ParameterSetName = InputObjectRegion)]
    [ValidateRange(1, Most)]
    public int? Columns { get; set; }

    /// <summary>Reads every grid of a page; otherwise the largest.</summary>
    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "LiteralPath")]
    [Parameter(ParameterSetName = "InputObject")]
    public SwitchParameter All { get; set; }

    /// <summary>Where to read, each <c>x,y,width,height</c> in pixels or in shares of the picture.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathRegion)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathRegion)]
    [Parameter(Mandatory = true, ParameterSetName = InputObjectRegion)]
    [Region]
    [ValidateNotNullOrEmpty]
    public string[] Region { get; set; } = [];

    /// <summary>A CSV file with the fields of a form.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathTemplate)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathTemplate)]
    [Parameter(Mandatory = true, ParameterSetName = InputObjectTemplate)]
    [ArgumentCompleter(typeof(TemplateCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Template { get; set; }

    /// <summary>The digits that can occur; default: all.</summary>
    [Parameter]
    [ValidateRange(0, 9)]
    public int[] Digit { get; set; } = [];

    /// <summary>The ONNX model for several digits in a cell; default: the one that ships with the module.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? TextModel { get; set; }

    /// <summary>Folder for a picture of each cell, in folders by what was read.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FolderCompleter))]
    [ValidateNotNullOrEmpty]
    public string? CellDirectory { get; set; }

    private protected override int Pending => _pipeline!.Pending;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        IReadOnlyList<FormField> fields = Fields();
        string textModel = TextModel is null ? LineNetwork.ShippedPath : ModelPath(TextModel);
        _model = Classifiers(Model, convention: null, MinimumConfidence);
        _network = Run(() => LineNetwork.Get(textModel, StopToken));
        Tell(_network, MinimumConfidence);
        Begin(ChartNames.Grid);
        string? cells = CellDirectory is null ? null : FullPath(CellDirectory);
        if (cells is not null && ShouldProcess(cells, Strings.ActionWriteCells)) _cellNames = new ChartNames(cells, ChartNames.Cell);
        _pipeline = new GridPipeline(_model, _network, new GridOptions
        {
            Rows = Rows,
            Columns = Columns,
            All = All,
            Fields = fields,
            Digits = [.. Digit.Distinct()],
            MinimumConfidence = MinimumConfidence,
            Polarity = (Core.Imaging.Polarity)Polarity,
            Workers = ThrottleLimit,
            ChartScale = ChartScale,
            MaximumPixels = PixelLimit,
        });
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        WriteVerbose(Text.Format(Strings.VerboseCells, _cells, _sheets, _rejected));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _pipeline?.Dispose();
        base.Dispose(disposing);
    }

    private protected override void Arrive() => _pipeline!.Arrive();

    private protected override void Add(string path, string? chartPath, ReadOnlyMemory<byte>? content)
    {
        string? cellPath = _cellNames?.NextStem(content is null ? path : PictureNames.AsFile(path));
        _pipeline!.Add(new GridRequest(path, chartPath, cellPath, Content: content), content?.Length ?? 0);
    }

    private protected override bool TryEmit()
    {
        if (Run(() => _pipeline!.TryTake(out GridResult? taken, StopToken) ? taken : null) is not { } result) return false;
        Emit(result);
        return true;
    }

    private protected override void EmitNext() => Emit(Run(() => _pipeline!.Take(StopToken)));

    private IReadOnlyList<FormField> Fields()
    {
        if (Template is not null)
        {
            string path = FullPath(Template);
            return Run(() => FormTemplate.Read(path));
        }

        return KnownFields.Of(this, Region);
    }

    private void Emit(GridResult result)
    {
        if (!Note(result.Path, result.Page == result.PageCount, result.Error, result.ChartError, result.Animation)) return;
        if (result.CellError is not null) WriteError(ErrorRecords.From(result.CellError));

        foreach (GridSheet sheet in result.Sheets)
            WriteVerbose(Text.Format(Strings.VerboseSheet, result.Path, result.Page, sheet.Grid, sheet.Rows, sheet.Columns));
        _sheets += result.Sheets.Count;
        _cells += result.Cells.Count;
        _rejected += result.Cells.Count(cell => cell.Status == RecognitionStatus.Rejected);
        // A stop ends the cmdlet between two of them.
        foreach (GridCell cell in result.Cells)
            WriteObject(ToGridOutput.Cell(cell, result.Path, result.Page, _model!.ModelId, _network!.ModelId));
    }
}
