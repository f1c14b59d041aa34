using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Recognition;

/// <summary>Reads batches of picture files. One instance per thread: it keeps its buffers.</summary>
/// <param name="classifier">The model.</param>
/// <param name="options">How to read.</param>
internal sealed partial class DigitRecognizer(IDigitModel classifier, RecognitionOptions options)
    : IPictureReader<RecognitionResult>
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
        ReadOnlySpan<PictureRequest> requests, IResultReceiver<RecognitionResult> results, CancellationToken stop)
    {
        Clear();
        Func<int, bool> isSure = index => _network.IsSure(_readings, index, stop);
        for (int i = 0; i < requests.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            foreach (PicturePage page in _content.Pages(requests[i], stop))
            {
                _prepared.Add(Prepare(new PreparedPicture(page, i, requests[i].ChartPath), isSure));
                if (page.Count > 1) Finish(results, stop);
            }
        }

        Finish(results, stop);
    }

    /// <summary>Decodes a page and looks for its ink.</summary>
    private PreparedPicture Prepare(PreparedPicture picture, Func<int, bool> isSure)
    {
        if (!picture.Page.IsOpen) return picture;
        try
        {
            using OpenedPicture opened = picture.Page.Open();
            int first = _readings.Count;
            GrayPicture gray = opened.Gray(_buffers, isShown: picture.ChartPath is not null, out ColorPicture? shown);
            _search.Read(gray, opened, options.Polarity, _readings, isSure);
            return picture with { First = first, Readings = _readings.Count - first, Shown = shown, Animation = gray.Animation };
        }
        catch (DigitException e)
        {
            return picture with { Error = picture.Page.ErrorOf(e) };
        }
    }

    /// <summary>Runs the network over what was looked at, and hands out the results.</summary>
    private void Finish(IResultReceiver<RecognitionResult> results, CancellationToken stop)
    {
        ReadOnlySpan<float> logits = _network.Logits(_readings, stop);
        foreach (PreparedPicture picture in _prepared)
        {
            stop.ThrowIfCancellationRequested();
            results.Add(picture.Index, Read(picture, logits), picture.Page.IsLast);
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
        if (picture.Error is not null) return new RecognitionResult(picture.Page) { Error = picture.Error };
        if (!picture.Page.IsOpen) return new RecognitionResult(picture.Page);
        if (picture.Readings == 0) return Finish(Empty(picture), picture, s_nothing);

        double[] probabilities = new double[Classes];
        ChosenReading chosen = _choice.Choose(
            _readings, picture.First, picture.Readings, logits, probabilities, _network.Others);
        var verdict = ReadingVerdict.Of(probabilities, chosen, _readings[chosen.Index].Facts, _minimumConfidence);
        if (verdict.Status == RecognitionStatus.Empty) return Finish(Empty(picture), picture, s_nothing);
        var result = new RecognitionResult(picture.Page)
        {
            Status = verdict.Status,
            Reason = verdict.Reason,
            Probabilities = probabilities,
            Best = verdict.Best,
            Second = verdict.Second,
            View = _readings[chosen.Index].View,
            Ink = _readings[chosen.Index].Ink,
            Animation = picture.Animation,
        };
        return Finish(result, picture, _readings.Input(chosen.Index));
    }

    private static RecognitionResult Empty(in PreparedPicture picture) => new(picture.Page)
    {
        Status = RecognitionStatus.Empty,
        Reason = RecognitionReason.NoInk,
        Probabilities = new double[Classes],
        Animation = picture.Animation,
    };

    private RecognitionResult Finish(RecognitionResult result, in PreparedPicture picture, ReadOnlySpan<byte> input)
    {
        if (picture.ChartPath is { } chart) DrawChart(chart, result, picture.Shown!, input);
        return result;
    }

    /// <summary>Where charts are part of the build.</summary>
    partial void DrawChart(string path, RecognitionResult result, ColorPicture shown, ReadOnlySpan<byte> input);

    /// <summary>A picture or page that was looked at, and waits for the network; or one that is not to be read.</summary>
    private readonly record struct PreparedPicture(PicturePage Page, int Index, string? ChartPath)
    {
        public int First { get; init; }

        public int Readings { get; init; }

        public ColorPicture? Shown { get; init; }

        public AnimationFrame? Animation { get; init; }

        public DigitException? Error { get; init; }
    }
}
