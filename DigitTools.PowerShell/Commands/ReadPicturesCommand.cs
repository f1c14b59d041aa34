using System.Management.Automation;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Recognition;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>What the cmdlets share that read pictures: paths, the parameters that mean the same, and results as they come.</summary>
public abstract class ReadPicturesCommand : DigitCommand
{
    private IPicturePipeline? _pipeline;

    /// <summary>Takes a result of the pipeline; made once, not for each picture.</summary>
    private Func<PictureResult?>? _tryTake;

    private ChartNames? _chartNames;
    private ProgressReporter? _progress;
    private AnimationNotice? _animations;
    private PictureSources? _sources;
    private int _read, _files, _doubtful;

    /// <summary>How many pictures there will be; null of a pipeline, of which nobody knows.</summary>
    private int? _total;

    /// <summary>Pictures to read; wildcards are expanded.</summary>
    public abstract string[] Path { get; set; }

    /// <summary>Pictures to read, taken as they are written.</summary>
    public abstract string[]? LiteralPath { get; set; }

    /// <summary>Pictures that are no files.</summary>
    public abstract DigitPicture? InputObject { get; set; }

    /// <summary>What stands for the path of a picture that is no file.</summary>
    public abstract string? Name { get; set; }

    /// <summary>Looks through the folders among the paths, and through all below.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>
    /// The ONNX model; default: the one that ships with the module. Of several that read single digits the probabilities are averaged.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Model { get; set; } = [];

    /// <summary>Below this confidence a picture is Rejected, 0..1; default: the model's own threshold.</summary>
    [Parameter]
    [Share]
    [ValidateRange(0.0, 1.0)]
    public double? MinimumConfidence { get; set; }

    /// <summary>Whether ink is darker or lighter than paper; default: found out from each picture.</summary>
    [Parameter]
    public DigitPolarity Polarity { get; set; }

    /// <summary>Folder for a chart of each picture.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FolderCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ChartDirectory { get; set; }

    /// <summary>Pixels of a chart for each pixel of its layout: 1 for a plain screen, 2 for a dense one, 4 for print.</summary>
    [Parameter]
    [ValidateRange(Core.Charts.ChartScale.Least, Core.Charts.ChartScale.Most)]
    public int ChartScale { get; set; } = Core.Charts.ChartScale.Default;

    /// <summary>Pictures worked on at the same time; default: one per processor.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <summary>Pictures with more pixels are refused, so that none takes all memory.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? MaximumPixels { get; set; }

    /// <summary>The most pixels of a picture.</summary>
    private protected long PixelLimit => MaximumPixels ?? PictureReader.DefaultMaximumPixels;

    /// <summary>What is asked of a picture.</summary>
    /// <param name="path">Full path, or what stands for it.</param>
    /// <param name="chartPath">Full path of its chart; null for none.</param>
    /// <param name="content">The bytes of a picture that is no file; null for a file.</param>
    private protected virtual PictureRequest Request(string path, string? chartPath, ReadOnlyMemory<byte>? content) =>
        new(path, chartPath, Content: content);

    /// <summary>Emits what was read of a picture, or of a page.</summary>
    private protected abstract void Emit(PictureResult result);

    /// <summary>Says what was chosen, and makes ready for charts.</summary>
    /// <param name="chartKind">Of the charts.</param>
    /// <param name="pipeline">Reads the pictures; disposed with the cmdlet.</param>
    private protected void Begin(string chartKind, IPicturePipeline pipeline)
    {
        _pipeline = pipeline;
        _tryTake = () => pipeline.TryTake(StopToken);
        WriteVerbose(Text.Format(Strings.VerboseReading, ThrottleLimit, Polarity, PixelLimit));
        string? charts = ChartDirectory is null ? null : FullPath(ChartDirectory);
        if (charts is not null && ShouldProcess(charts, Strings.ActionWriteCharts)) _chartNames = new ChartNames(charts, chartKind);
        _progress = new ProgressReporter(this, Strings.ActivityReading);
        _animations = new AnimationNotice(this);
        _sources = new PictureSources(Paths, MyInvocation.MyCommand.Name);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        FoundPicture? whole = null;
        if (InputObject is not null && Run(() => _sources!.TryCollect(InputObject, Name, out whole)))
        {
            Read(whole);
            return;
        }

        Read(_sources!.TakeCollected());
        IEnumerable<FoundPicture> found = InputObject is not null
            ? _sources.OfMemory(InputObject, Name)
            : (LiteralPath ?? Path).SelectMany(path => _sources.OfPath(path, literal: LiteralPath is not null, Recurse));
        if (!MyInvocation.ExpectingInput)
        {
            FoundPicture[] all = [.. found];
            _total = all.Count(f => f.Problem is null);
            found = all;
        }

        foreach (FoundPicture picture in found) Read(picture);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Read(_sources!.TakeCollected());
        EmitAll();
        if (_doubtful > 0) WriteVerbose(Text.Format(Strings.VerboseDoubtful, _doubtful, _read));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _progress?.Dispose();
            _pipeline?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Counts a result of which ink and paper may have been mistaken for each other.</summary>
    private protected void CountDoubtful(PictureResult result)
    {
        if (result.Status == RecognitionStatus.Empty || result.Reason == RecognitionReason.NotADigit) _doubtful++;
    }

    /// <summary>Counts a result, writes its errors and warnings, and emits what was read.</summary>
    private void Take(PictureResult result)
    {
        _read++;
        if (result.Page == result.PageCount) _files++;
        if (_progress!.IsDue) ShowProgress(_progress);
        if (result.Error is not null)
        {
            WriteError(ErrorRecords.From(result.Error));
            return;
        }

        if (result.Animation is not null) _animations!.Tell(result.Path, result.Animation);
        if (result.ChartError is not null) WriteError(ErrorRecords.From(result.ChartError));
        Emit(result);
    }

    private void ShowProgress(ProgressReporter progress)
    {
        double rate = _files / progress.Elapsed.TotalSeconds;
        if (_total is { } total) progress.ShowPart(Text.Format(Strings.StatusPicturesOf, _files, total, rate), _files, total);
        else progress.Show(Text.Format(Strings.StatusPictures, _files, rate));
    }

    /// <summary>Sends a picture on its way, or reports the problem in its place.</summary>
    private void Read(FoundPicture? found)
    {
        if (found is not { } picture) return;
        _pipeline!.Arrive();
        if (Load(picture, out ReadOnlyMemory<byte>? content) is { } problem)
        {
            EmitAll();
            WriteError(problem);
            return;
        }

        string file = content is null ? picture.Path : PictureNames.AsFile(picture.Path);
        _pipeline.Add(Request(picture.Path, _chartNames?.Next(file), content));
        while (Run(_tryTake!) is { } result) Take(result);
    }

    /// <summary>Gets the bytes of a picture that is no file.</summary>
    /// <returns>Why there is nothing to read.</returns>
    private ErrorRecord? Load(FoundPicture picture, out ReadOnlyMemory<byte>? content)
    {
        content = null;
        if (picture.Problem is not null) return picture.Problem;
        return picture.Memory is { } memory ? Load(picture.Path, memory, out content) : null;
    }

    private ErrorRecord? Load(string path, MemoryPicture memory, out ReadOnlyMemory<byte>? content)
    {
        ReadOnlyMemory<byte>? bytes = null;
        ErrorRecord? problem = Failure(() => bytes = memory.Read(path, StopToken));
        content = bytes;
        return problem;
    }

    private void EmitAll()
    {
        while (_pipeline!.Pending > 0) Take(Run(() => _pipeline.Take(StopToken)));
    }
}
