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

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        IReadOnlyList<FormField> fields = Fields();
        string textModel = TextModel is null ? LineNetwork.ShippedPath : ModelPath(TextModel);
        _model = Classifiers(Model, convention: null, MinimumConfidence);
        _network = Run(() => LineNetwork.Get(textModel, StopToken));
        Tell(_network, MinimumConfidence);
        var options = new GridOptions
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
        };
        Begin(ChartNames.Grid, new GridPipeline(_model, _network, options));
        string? cells = CellDirectory is null ? null : FullPath(CellDirectory);
        if (cells is not null && ShouldProcess(cells, Strings.ActionWriteCells)) _cellNames = new ChartNames(cells, ChartNames.Cell);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        WriteVerbose(Text.Format(Strings.VerboseCells, _cells, _sheets, _rejected));
    }

    private protected override PictureRequest Request(string path, string? chartPath, ReadOnlyMemory<byte>? content)
    {
        string? cellPath = _cellNames?.NextStem(content is null ? path : PictureNames.AsFile(path));
        return base.Request(path, chartPath, content) with { CellPath = cellPath };
    }

    private protected override void Emit(PictureResult result)
    {
        var read = (GridResult)result;
        if (read.CellError is not null) WriteError(ErrorRecords.From(read.CellError));
        foreach (GridSheet sheet in read.Sheets)
            WriteVerbose(Text.Format(Strings.VerboseSheet, read.Path, read.Page, sheet.Grid, sheet.Rows, sheet.Columns));
        _sheets += read.Sheets.Count;
        _cells += read.Cells.Count;
        _rejected += read.Cells.Count(cell => cell.Status == RecognitionStatus.Rejected);
        // A stop ends the cmdlet between two of them.
        foreach (GridCell cell in read.Cells)
            WriteObject(ToGridOutput.Cell(cell, read.Path, read.Page, _model!.ModelId, _network!.ModelId));
    }

    private IReadOnlyList<FormField> Fields()
    {
        if (Template is not null)
        {
            string path = FullPath(Template);
            return Run(() => FormTemplate.Read(path));
        }

        return KnownFields.Of(this, Region);
    }
}
