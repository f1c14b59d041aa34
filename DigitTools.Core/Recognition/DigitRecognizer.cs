using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Imaging;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Recognition;

/// <summary>Reads batches of picture files. One instance a thread: it keeps its buffers.</summary>
/// <param name="classifier">The model.</param>
/// <param name="options">How to read.</param>
internal sealed class DigitRecognizer(DigitClassifier classifier, RecognitionOptions options)
{
    /// <summary>Pictures that go through the network together at most.</summary>
    public const int LargestBatch = 32;

    /// <summary>The belief in the two best digits from which on the picture is taken for one of them.</summary>
    private const double TwoDigits = 0.8;

    private const int Classes = DigitShape.ClassCount;

    private readonly PictureBuffers _buffers = new();
    private readonly byte[] _inputs = new byte[LargestBatch * DigitShape.PixelCount];
    private readonly float[] _logits = new float[LargestBatch * Classes];
    private readonly int[] _slots = new int[LargestBatch];
    private readonly byte[]?[] _hashes = new byte[]?[LargestBatch];
    private readonly double _minimumConfidence = options.MinimumConfidence ?? classifier.Metadata.MinimumConfidence;

    /// <summary>Reads up to <see cref="LargestBatch"/> pictures; a bad one becomes a result with its error.</summary>
    /// <param name="requests">The pictures.</param>
    /// <param name="results">Receives one result for each.</param>
    /// <param name="stop">Looked at before each picture and chart, as those of large photos take long, and while the network runs.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: the model fails.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the results are then without meaning.</exception>
    public void Recognize(ReadOnlySpan<RecognitionRequest> requests, Span<RecognitionResult> results, CancellationToken stop)
    {
        int inked = 0;
        for (int i = 0; i < requests.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            ContentProbe? probe = options.HashContent ? new ContentProbe(requests[i].KnownHash) : null;
            try
            {
                GrayPicture? picture = probe is null
                    ? PictureReader.Read(requests[i].Path, options.MaximumPixels, _buffers, stop)
                    : PictureReader.Read(requests[i].Path, options.MaximumPixels, _buffers, probe, stop);
                _hashes[inked] = probe?.Hash;
                if (picture is null) results[i] = new RecognitionResult { Path = requests[i].Path, ContentHash = probe?.Hash, IsKnown = true };
                else if (DigitPreprocessor.Prepare(picture, options.Polarity, Input(inked))) _slots[inked++] = i;
                else results[i] = Finish(requests[i], Empty(requests[i].Path, probe?.Hash), Input(inked), stop);
            }
            catch (DigitException e)
            {
                results[i] = new RecognitionResult { Path = requests[i].Path, Error = e, ContentHash = probe?.Hash };
            }
        }

        classifier.Classify(_inputs.AsSpan(0, inked * DigitShape.PixelCount), _logits, stop);
        for (int k = 0; k < inked; k++)
        {
            stop.ThrowIfCancellationRequested();
            RecognitionRequest request = requests[_slots[k]];
            results[_slots[k]] = Finish(request, Read(request.Path, k), Input(k), stop);
        }
    }

    private RecognitionResult Finish(RecognitionRequest request, RecognitionResult result, ReadOnlySpan<byte> input, CancellationToken stop)
    {
        if (request.ChartPath is null) return result;
        try
        {
            RecognitionChart.Write(request.ChartPath, result, input, options, stop);
            return result;
        }
        catch (DigitException e)
        {
            result.ChartError = e;
            return result;
        }
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

    /// <summary>Where two digits compete for a picture it is one of them; where the network spreads its belief over many, it is none, or several.</summary>
    private static RecognitionReason ReasonToReject(double beliefInTwo, Span<byte> input)
    {
        if (SideBySide.IsSeen(new Plane(DigitShape.Side, DigitShape.Side, input))) return RecognitionReason.SeveralDigits;
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
