using System.Security.Cryptography;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Recognition;

/// <summary>Reads batches of picture files. One instance per thread: it keeps its buffers.</summary>
/// <param name="classifier">The model.</param>
/// <param name="options">How to read.</param>
internal sealed class DigitRecognizer(DigitClassifier classifier, RecognitionOptions options)
{
    /// <summary>Pictures that go through the network together at most.</summary>
    public const int LargestBatch = 32;

    /// <summary>If the probabilities of the two best digits add up to this, 0..1, the picture is taken for one of them.</summary>
    private const double TwoDigits = 0.8;

    private const int Classes = DigitShape.ClassCount;

    private readonly PictureBuffers _buffers = new();
    private readonly byte[] _inputs = new byte[LargestBatch * DigitShape.PixelCount];
    private readonly float[] _logits = new float[LargestBatch * Classes];
    private readonly int[] _slots = new int[LargestBatch];
    private readonly byte[]?[] _hashes = new byte[]?[LargestBatch];
    private readonly AnimationFrame?[] _animations = new AnimationFrame?[LargestBatch];
    private readonly ColorPicture?[] _shown = new ColorPicture?[LargestBatch];
    private readonly double _minimumConfidence = options.MinimumConfidence ?? classifier.Metadata.MinimumConfidence;

    /// <summary>Reads up to <see cref="LargestBatch"/> pictures; a bad one becomes a result with its error.</summary>
    /// <param name="requests">The pictures.</param>
    /// <param name="results">Receives one result for each.</param>
    /// <param name="stop">Checked before each picture and chart, as those of large photos take long, and while the network runs.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: the model fails.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the results are then without meaning.</exception>
    public void Recognize(ReadOnlySpan<RecognitionRequest> requests, Span<RecognitionResult> results, CancellationToken stop)
    {
        int inked = 0;
        for (int i = 0; i < requests.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            if (Prepare(requests[i], inked, stop) is { } result) results[i] = result;
            else _slots[inked++] = i;
        }

        classifier.Classify(_inputs.AsSpan(0, inked * DigitShape.PixelCount), _logits, stop);
        for (int k = 0; k < inked; k++)
        {
            stop.ThrowIfCancellationRequested();
            RecognitionRequest request = requests[_slots[k]];
            results[_slots[k]] = Finish(request, Read(request.Path, k), k);
        }
    }

    /// <summary>Decodes a picture and brings its ink into the form that the network takes.</summary>
    /// <param name="request">The picture.</param>
    /// <param name="k">Its place among those that go through the network.</param>
    /// <param name="stop">Ends the decoding.</param>
    /// <returns>The result of a picture that needs no network; null if there is ink for it.</returns>
    private RecognitionResult? Prepare(RecognitionRequest request, int k, CancellationToken stop)
    {
        byte[]? hash = null;
        try
        {
            PictureBytes bytes = PictureFile.Load(request.Path, evenIfInUse: !options.HashContent);
            if (options.HashContent) hash = SHA256.HashData(bytes.Span);
            if (hash is not null && request.KnownHash is { } known && hash.AsSpan().SequenceEqual(known))
            {
                bytes.Dispose();
                return new RecognitionResult { Path = request.Path, ContentHash = hash, IsKnown = true };
            }

            _hashes[k] = hash;
            GrayPicture picture = Decode(request, bytes, k, stop);
            _animations[k] = picture.Animation;
            bool inked = DigitPreprocessor.Prepare(picture, options.Polarity, Input(k));
            return inked ? null : Finish(request, Empty(request.Path, hash), k);
        }
        catch (DigitException e)
        {
            return new RecognitionResult { Path = request.Path, Error = e, ContentHash = hash };
        }
    }

    /// <summary>A picture of which a chart is drawn is decoded for both at once.</summary>
    private GrayPicture Decode(RecognitionRequest request, PictureBytes bytes, int k, CancellationToken stop)
    {
        if (request.ChartPath is null) return PictureReader.Decode(request.Path, bytes, options.MaximumPixels, _buffers, stop);

        ShownPicture picture = PictureReader.DecodeShown(request.Path, bytes, options.MaximumPixels, _buffers, stop);
        _shown[k] = picture.Color;
        return picture.Gray;
    }

    private RecognitionResult Finish(RecognitionRequest request, RecognitionResult result, int k)
    {
        result.Animation = _animations[k];
        if (request.ChartPath is null) return result;
        try
        {
            RecognitionChart.Write(request.ChartPath, result, _shown[k]!, Input(k), options.ChartScale);
        }
        catch (DigitException e)
        {
            result.ChartError = e;
        }

        _shown[k] = null;
        return result;
    }

    private Span<byte> Input(int k) => _inputs.AsSpan(k * DigitShape.PixelCount, DigitShape.PixelCount);

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
    /// several.
    /// </summary>
    private static RecognitionReason ReasonToReject(double beliefInTwo, Span<byte> input)
    {
        if (SideBySide.IsSeen(new Raster(DigitShape.Side, DigitShape.Side, input))) return RecognitionReason.SeveralDigits;
        return beliefInTwo >= TwoDigits ? RecognitionReason.LowConfidence : RecognitionReason.NotADigit;
    }

    private static int IndexOfLargest(ReadOnlySpan<float> logits, int other)
    {
        int largest = other == 0 ? 1 : 0;
        for (int k = 0; k < logits.Length; k++)
        {
            if (k != other && logits[k] > logits[largest]) largest = k;
        }

        return largest;
    }

    private RecognitionResult Read(string path, int k)
    {
        ReadOnlySpan<float> logits = _logits.AsSpan(k * Classes, Classes);
        double[] probabilities = new double[Classes];
        Softmax.Apply(logits, classifier.Metadata.Temperature, probabilities);
        int best = IndexOfLargest(logits, other: -1);
        int second = IndexOfLargest(logits, other: best);

        bool sure = probabilities[best] >= _minimumConfidence;
        return new RecognitionResult
        {
            Path = path,
            ContentHash = _hashes[k],
            Status = sure ? RecognitionStatus.Recognized : RecognitionStatus.Rejected,
            Reason = sure ? RecognitionReason.None : ReasonToReject(probabilities[best] + probabilities[second], Input(k)),
            Probabilities = probabilities,
            Best = best,
            Second = second,
        };
    }
}
