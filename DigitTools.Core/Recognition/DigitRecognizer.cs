using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Recognition;

/// <summary>Reads batches of picture files. One instance per thread: it keeps its buffers.</summary>
/// <param name="classifier">The model.</param>
/// <param name="options">How to read.</param>
internal sealed partial class DigitRecognizer(IDigitModel classifier, RecognitionOptions options)
    : IPictureReader<RecognitionRequest, RecognitionResult>
{
    private const int Classes = DigitShape.ClassCount;

    /// <summary>What the network would have seen of a picture without ink.</summary>
    private static readonly byte[] s_nothing = new byte[DigitShape.PixelCount];

    private readonly PictureBuffers _buffers = new();
    private readonly PictureSearch _search = new();
    private readonly ReadingList _readings = new();
    private readonly ReadingChoice _choice = new(classifier.Temperature);
    private readonly List<PreparedPicture> _prepared = [];
    private readonly double _minimumConfidence = options.MinimumConfidence ?? classifier.MinimumConfidence;
    private readonly ReadingNetwork _network = new(classifier);
    private readonly PictureContent _content = new(options.HashContent, options.MaximumPixels);

    /// <inheritdoc/>
    public void Read(
        ReadOnlySpan<RecognitionRequest> requests, IResultReceiver<RecognitionResult> results, CancellationToken stop)
    {
        Clear();
        Func<int, bool> isSure = index => _network.IsSure(_readings, index, stop);
        for (int i = 0; i < requests.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            Read(requests[i], i, isSure, results, stop);
        }

        Finish(results, stop);
    }

    /// <summary>Looks at a picture, or reads the pages of a file one by one, so that only one of them is in memory.</summary>
    private void Read(
        RecognitionRequest request,
        int index,
        Func<int, bool> isSure,
        IResultReceiver<RecognitionResult> results,
        CancellationToken stop)
    {
        byte[]? hash = null;
        OpenedFile? file;
        try
        {
            file = _content.Open(request.Path, request.Content, request.OnePage, request.IsKnown, ref hash, stop);
        }
        catch (DigitException e)
        {
            _prepared.Add(new PreparedPicture(request, index) { Error = e, Hash = hash });
            return;
        }

        if (file is null)
        {
            _prepared.Add(new PreparedPicture(request, index) { IsKnown = true, Hash = hash });
            return;
        }

        using (file)
        {
            for (int page = 1; page <= file.PageCount; page++)
            {
                stop.ThrowIfCancellationRequested();
                _prepared.Add(Prepare(new PreparedPicture(request, index, page, file.PageCount) { Hash = hash }, file, isSure));
                if (file.PageCount > 1) Finish(results, stop);
            }
        }
    }

    /// <summary>Decodes a page and looks for its ink.</summary>
    private PreparedPicture Prepare(PreparedPicture picture, OpenedFile file, Func<int, bool> isSure)
    {
        try
        {
            using OpenedPicture opened = file.Open(picture.Page);
            int first = _readings.Count;
            // A picture of which a chart is drawn is decoded for both at once.
            ColorPicture? shown = null;
            GrayPicture gray;
            if (picture.Request.ChartPath is null) gray = opened.Gray(_buffers);
            else (gray, shown) = opened.Shown(_buffers);
            _search.Read(gray, opened, options.Polarity, _readings, isSure);
            return picture with { First = first, Readings = _readings.Count - first, Shown = shown, Animation = gray.Animation };
        }
        catch (DigitException e)
        {
            return picture with { Error = file.PageCount == 1 ? e : Errors.OfPage(e, picture.Page) };
        }
    }

    /// <summary>Runs the network over what was looked at, and hands out the results.</summary>
    private void Finish(IResultReceiver<RecognitionResult> results, CancellationToken stop)
    {
        ReadOnlySpan<float> logits = _network.Logits(_readings, stop);
        foreach (PreparedPicture picture in _prepared)
        {
            stop.ThrowIfCancellationRequested();
            results.Add(picture.Index, Read(picture, logits), picture.Page == picture.PageCount);
        }

        Clear();
    }

    private void Clear()
    {
        _prepared.Clear();
        _readings.Clear();
        _network.Clear();
    }

    private RecognitionResult Read(in PreparedPicture picture, ReadOnlySpan<float> logits)
    {
        if (picture.Error is not null || picture.IsKnown) return ResultOf(picture);
        if (picture.Readings == 0) return Finish(Empty(picture), picture, s_nothing);

        double[] probabilities = new double[Classes];
        ChosenReading chosen = _choice.Choose(
            _readings, picture.First, picture.Readings, logits, probabilities, _network.Others);
        var verdict = ReadingVerdict.Of(probabilities, chosen, _readings[chosen.Index].Facts, _minimumConfidence);
        if (verdict.Status == RecognitionStatus.Empty) return Finish(Empty(picture), picture, s_nothing);
        var result = new RecognitionResult
        {
            Path = picture.Request.Path,
            Page = picture.Page,
            PageCount = picture.PageCount,
            ContentHash = picture.Hash,
            Status = verdict.Status,
            Reason = verdict.Reason,
            Probabilities = probabilities,
            Best = verdict.Best,
            Second = verdict.Second,
            View = _readings[chosen.Index].View,
            Ink = _readings[chosen.Index].Ink,
        };
        return Finish(result, picture, _readings.Input(chosen.Index));
    }

    private RecognitionResult Finish(RecognitionResult result, in PreparedPicture picture, ReadOnlySpan<byte> input)
    {
        result.Animation = picture.Animation;
        if (picture.Request.ChartPath is { } chart) DrawChart(chart, result, picture.Shown!, input);
        return result;
    }

    /// <summary>The result of a picture that wasn't read.</summary>
    private static RecognitionResult ResultOf(in PreparedPicture picture) => new()
    {
        Path = picture.Request.Path,
        Page = picture.Page,
        PageCount = picture.PageCount,
        ContentHash = picture.Hash,
        IsKnown = picture.IsKnown,
        Error = picture.Error,
    };

    private static RecognitionResult Empty(in PreparedPicture picture) => new()
    {
        Path = picture.Request.Path,
        Page = picture.Page,
        PageCount = picture.PageCount,
        ContentHash = picture.Hash,
        Status = RecognitionStatus.Empty,
        Reason = RecognitionReason.NoInk,
        Probabilities = new double[Classes],
    };

    /// <summary>Where charts are part of the build.</summary>
    partial void DrawChart(string path, RecognitionResult result, ColorPicture shown, ReadOnlySpan<byte> input);

    /// <summary>A picture or page that was looked at, and waits for the network; or one that is not to be read.</summary>
    private readonly record struct PreparedPicture(RecognitionRequest Request, int Index, int Page = 1, int PageCount = 1)
    {
        public int First { get; init; }

        public int Readings { get; init; }

        public byte[]? Hash { get; init; }

        public ColorPicture? Shown { get; init; }

        public AnimationFrame? Animation { get; init; }

        public DigitException? Error { get; init; }

        public bool IsKnown { get; init; }
    }
}
