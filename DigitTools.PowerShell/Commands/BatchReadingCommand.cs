using System.Management.Automation;
using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Recognition.Text;
using DigitTools.Core.Transcription;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>What a batch reads of each picture, and how: digits, texts, or sheets.</summary>
public abstract class BatchReadingCommand : DigitCommand
{
    private const string PathText = "PathText", LiteralPathText = "LiteralPathText", PathGrid = "PathGrid",
        LiteralPathGrid = "LiteralPathGrid", PathTemplate = "PathTemplate", LiteralPathTemplate = "LiteralPathTemplate";

    private IDigitModel? _classifier;
    private LineNetwork? _network;

    private protected BatchReading Reading => Text ? BatchReading.Text : Grid ? BatchReading.Grid : BatchReading.Digit;

    private long PixelLimit => MaximumPixels ?? PictureReader.DefaultMaximumPixels;

    /// <summary>Folders to look through; wildcards are expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = PathText, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = PathGrid, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = PathTemplate, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Folders to look through, taken as they are written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathText, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathGrid, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathTemplate, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>Reads all digits of each picture, as a text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathText)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathText)]
    public SwitchParameter Text { get; set; }

    /// <summary>Numbers of digits that are possible in a text; default: any.</summary>
    [Parameter(ParameterSetName = PathText)]
    [Parameter(ParameterSetName = LiteralPathText)]
    [ValidateRange(1, TextForm.MostDigits)]
    public int[] Length { get; set; } = [];

    /// <summary>The form of texts: # for a digit, \# for the sign itself, anything else as it is, inked or not.</summary>
    [Parameter(ParameterSetName = PathText)]
    [Parameter(ParameterSetName = LiteralPathText)]
    [ValidateNotNullOrEmpty]
    public string? Pattern { get; set; }

    /// <summary>Reads the digits in the boxes of sheets, or in the fields of a form.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathGrid)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathGrid)]
    [Parameter(Mandatory = true, ParameterSetName = PathTemplate)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathTemplate)]
    public SwitchParameter Grid { get; set; }

    /// <summary>Rows of the grids; default: found.</summary>
    [Parameter(ParameterSetName = PathGrid)]
    [Parameter(ParameterSetName = LiteralPathGrid)]
    [ValidateRange(1, GetDigitGridCommand.Most)]
    public int? Rows { get; set; }

    /// <summary>Columns of the grids; default: found.</summary>
    [Parameter(ParameterSetName = PathGrid)]
    [Parameter(ParameterSetName = LiteralPathGrid)]
    [ValidateRange(1, GetDigitGridCommand.Most)]
    public int? Columns { get; set; }

    /// <summary>Reads every grid of a page; otherwise the largest.</summary>
    [Parameter(ParameterSetName = PathGrid)]
    [Parameter(ParameterSetName = LiteralPathGrid)]
    public SwitchParameter All { get; set; }

    /// <summary>Where to read instead of looking for a grid, each <c>x,y,width,height</c> in pixels or in shares of the picture.</summary>
    [Parameter(ParameterSetName = PathGrid)]
    [Parameter(ParameterSetName = LiteralPathGrid)]
    [Region]
    [ValidateNotNullOrEmpty]
    public string[] Region { get; set; } = [];

    /// <summary>A CSV file with the fields of a form.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathTemplate)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathTemplate)]
    [ArgumentCompleter(typeof(TemplateCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Template { get; set; }

    /// <summary>The digits that can occur in a cell; default: all.</summary>
    [Parameter(ParameterSetName = PathGrid)]
    [Parameter(ParameterSetName = LiteralPathGrid)]
    [Parameter(ParameterSetName = PathTemplate)]
    [Parameter(ParameterSetName = LiteralPathTemplate)]
    [ValidateRange(0, 9)]
    public int[] Digit { get; set; } = [];

    /// <summary>The ONNX model for several digits in a cell; default: the one that ships with the module.</summary>
    [Parameter(ParameterSetName = PathGrid)]
    [Parameter(ParameterSetName = LiteralPathGrid)]
    [Parameter(ParameterSetName = PathTemplate)]
    [Parameter(ParameterSetName = LiteralPathTemplate)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? TextModel { get; set; }

    /// <summary>
    /// The ONNX model; default: the one that ships with the module, for digits or for lines. Of several for digits the probabilities are
    /// averaged.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Model { get; set; } = [];

    /// <summary>How pictures are given to the model, such as <c>0..255 inverted</c>; default: as it says, or as is found out.</summary>
    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "LiteralPath")]
    [ArgumentCompleter(typeof(ConventionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Convention { get; set; }

    /// <summary>Below this confidence a picture is Rejected, 0..1; default: the model's own threshold.</summary>
    [Parameter]
    [Share]
    [ValidateRange(0.0, 1.0)]
    public double? MinimumConfidence { get; set; }

    /// <summary>Whether ink is darker or lighter than paper; default: found out from each picture.</summary>
    [Parameter]
    public DigitPolarity Polarity { get; set; }

    /// <summary>Pictures worked on at the same time; default: one per processor.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <summary>Pictures with more pixels are refused, so that none takes all memory.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? MaximumPixels { get; set; }

    /// <summary>Loads the models.</summary>
    private protected void Load()
    {
        if (!Text) _classifier = Classifiers(Model, Convention, MinimumConfidence);
        if (!Text && !Grid) return;
        string network = Text ? TextModelPath(Model) : ModelPath(TextModel, LineNetwork.ShippedPath);
        _network = Run(() => LineNetwork.Get(network, StopToken));
        Tell(_network, MinimumConfidence);
    }

    /// <summary>Runs the batch with the models that were loaded.</summary>
    private protected BatchResult Read(string database, BatchOptions options, BatchEvents events) => (_classifier, _network) switch
    {
        ({ } classifier, { } network) => DigitBatch.Run(database, classifier, network, options, events, StopToken),
        ({ } classifier, null) => DigitBatch.Run(database, classifier, options, events, StopToken),
        _ => DigitBatch.Run(database, _network!, options, events, StopToken),
    };

    /// <summary>How digits are read.</summary>
    private protected RecognitionOptions DigitOptions() => new()
    {
        MinimumConfidence = MinimumConfidence,
        Polarity = (Core.Imaging.Polarity)Polarity,
        Workers = ThrottleLimit,
        MaximumPixels = PixelLimit,
    };

    /// <summary>How texts are read.</summary>
    private protected TextOptions TextOptions() => new()
    {
        Form = KnownForm.Of(this, Length, Pattern),
        MinimumConfidence = MinimumConfidence,
        Polarity = (Core.Imaging.Polarity)Polarity,
        Workers = ThrottleLimit,
        MaximumPixels = PixelLimit,
    };

    /// <summary>How sheets are read.</summary>
    private protected GridOptions GridOptions() => new()
    {
        Rows = Rows,
        Columns = Columns,
        All = All,
        Fields = Template is null ? KnownFields.Of(this, Region) : Fields(FullPath(Template)),
        Digits = [.. Digit.Distinct()],
        MinimumConfidence = MinimumConfidence,
        Polarity = (Core.Imaging.Polarity)Polarity,
        Workers = ThrottleLimit,
        MaximumPixels = PixelLimit,
    };

    private IReadOnlyList<FormField> Fields(string path) => Run(() => FormTemplate.Read(path));
}
