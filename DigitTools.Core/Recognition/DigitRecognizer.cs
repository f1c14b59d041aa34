using DigitTools.Core.Evaluation;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Recognition;

/// <summary>Reads batches of picture files. One instance per thread: it keeps its buffers.</summary>
/// <param name="classifier">The model.</param>
/// <param name="options">How to read.</param>
internal sealed class DigitRecognizer(DigitClassifier classifier, RecognitionOptions options)
    : IPictureReader<RecognitionRequest, RecognitionResult>
{
    /// <summary>If the probabilities of the two best digits add up to this, 0..1, the picture is taken for one of them.</summary>
    private const double TwoDigits = 0.8;

    /// <summary>Ink that is as much wider than high as this, as a logarithm to base 2, is no digit but may be several that touch.</summary>
    private const float SeveralAspect = 0.4f;

    /// <summary>From this on, 0..1, what is there is called no writing: of a batch, Empty is what nobody looks at again.</summary>
    private const double SurelyBlank = 0.95;

    private const int Classes = DigitShape.ClassCount;

    /// <summary>What the network would have seen of a picture without ink.</summary>
    private static readonly byte[] s_nothing = new byte[DigitShape.PixelCount];

    private readonly PictureBuffers _buffers = new();
    private readonly PictureSearch _search = new();
    private readonly ReadingList _readings = new();
    private readonly ReadingChoice _choice = new(classifier.Metadata.Temperature);
    private readonly PreparedPicture[] _prepared = new PreparedPicture[PictureBatch.Largest];
    private readonly double _minimumConfidence = options.MinimumConfidence ?? classifier.Metadata.MinimumConfidence;
    private readonly ReadingNetwork _network = new(classifier);
    private readonly PictureContent _content = new(options.HashContent, options.MaximumPixels);

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<RecognitionRequest> requests, Span<RecognitionResult> results, CancellationToken stop)
    {
        _readings.Clear();
        _network.Clear();
        Func<int, bool> isSure = index => _network.IsSure(_readings, index, stop);
        for (int i = 0; i < requests.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            results[i] = Prepare(requests[i], ref _prepared[i], isSure, stop)!;
        }

        ReadOnlySpan<float> logits = _network.Logits(_readings, stop);
        for (int i = 0; i < requests.Length; i++)
        {
            if (results[i] is not null) continue;

            stop.ThrowIfCancellationRequested();
            results[i] = Read(requests[i], _prepared[i], logits);
            _prepared[i] = default;
        }
    }

    /// <summary>Decodes a picture and looks for its ink.</summary>
    /// <param name="request">The picture.</param>
    /// <param name="prepared">Takes what was found.</param>
    /// <param name="isSure">Whether the network is sure of a reading.</param>
    /// <param name="stop">Ends the decoding.</param>
    /// <returns>The result of a picture that can't be read, or that is known; null for one that has to be judged.</returns>
    private RecognitionResult? Prepare(
        RecognitionRequest request, ref PreparedPicture prepared, Func<int, bool> isSure, CancellationToken stop)
    {
        byte[]? hash = null;
        try
        {
            using OpenedPicture? opened = _content.Open(request.Path, request.IsKnown, ref hash, stop);
            if (opened is null) return new RecognitionResult { Path = request.Path, ContentHash = hash, IsKnown = true };

            int first = _readings.Count;
            // A picture of which a chart is drawn is decoded for both at once.
            ColorPicture? shown = null;
            GrayPicture gray;
            if (request.ChartPath is null) gray = opened.Gray(_buffers);
            else (gray, shown) = opened.Shown(_buffers);
            _search.Read(gray, opened, options.Polarity, _readings, isSure);
            prepared = new PreparedPicture(first, _readings.Count - first, hash, shown, gray.Animation);
            return null;
        }
        catch (DigitException e)
        {
            return new RecognitionResult { Path = request.Path, Error = e, ContentHash = hash };
        }
    }

    private RecognitionResult Read(RecognitionRequest request, PreparedPicture picture, ReadOnlySpan<float> logits)
    {
        if (picture.Readings == 0) return Finish(request, Empty(request.Path, picture.Hash), picture, s_nothing);

        double[] probabilities = new double[Classes];
        ChosenReading chosen = _choice.Choose(
            _readings, picture.First, picture.Readings, logits, probabilities, _network.Others);
        int best = Ranking.Best(probabilities), second = Ranking.Second(probabilities, best);
        bool sure = probabilities[best] >= _minimumConfidence;
        if (!sure && chosen.Blank >= SurelyBlank)
            return Finish(request, Empty(request.Path, picture.Hash), picture, s_nothing);
        var result = new RecognitionResult
        {
            Path = request.Path,
            ContentHash = picture.Hash,
            Status = sure ? RecognitionStatus.Recognized : RecognitionStatus.Rejected,
            Reason = sure ? RecognitionReason.None : ReasonToReject(chosen, probabilities[best], probabilities[second]),
            Probabilities = probabilities,
            Best = best,
            Second = second,
            View = _readings[chosen.Index].View,
            Ink = _readings[chosen.Index].Ink,
        };
        return Finish(request, result, picture, _readings.Input(chosen.Index));
    }

    private RecognitionResult Finish(
        RecognitionRequest request, RecognitionResult result, PreparedPicture picture, ReadOnlySpan<byte> input)
    {
        result.Animation = picture.Animation;
        if (request.ChartPath is null) return result;
        try
        {
            RecognitionChart.Write(request.ChartPath, result, picture.Shown!, input, options.ChartScale);
        }
        catch (DigitException e)
        {
            result.ChartError = e;
        }

        return result;
    }

    private static RecognitionResult Empty(string path, byte[]? hash) => new()
    {
        Path = path,
        ContentHash = hash,
        Status = RecognitionStatus.Empty,
        Reason = RecognitionReason.NoInk,
        Probabilities = new double[Classes],
    };

    /// <summary>
    /// If two digits compete for a picture, it is one of them; if the network spreads its probability over many, it is no digit, or
    /// several; if it is sure and only the ink speaks against it, that is no writing.
    /// </summary>
    private RecognitionReason ReasonToReject(ChosenReading chosen, double best, double second)
    {
        double rest = Math.Max(1e-9, chosen.Trust * (1 - chosen.Several));
        InkFacts facts = _readings[chosen.Index].Facts;
        if (chosen.Several > 0.5 || facts.Aspect > SeveralAspect) return RecognitionReason.SeveralDigits;
        if (best / rest >= _minimumConfidence && chosen.Trust < 0.5) return RecognitionReason.NothingKept;
        return (best + second) / rest >= TwoDigits ? RecognitionReason.LowConfidence : RecognitionReason.NotADigit;
    }

    /// <summary>A picture that was looked at, and waits for the network.</summary>
    private readonly record struct PreparedPicture(int First, int Readings, byte[]? Hash, ColorPicture? Shown, AnimationFrame? Animation);
}
