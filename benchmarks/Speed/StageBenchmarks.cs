using BenchmarkDotNet.Attributes;
using DigitTools.Core;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Recognition;
using DigitTools.Support;

namespace DigitTools.Benchmarks.Speed;

/// <summary>The stages that a picture goes through, on one thread; run by BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    /// <summary>Names of the kinds of pictures.</summary>
    public const string Digit = "MNIST digit, PNG", Scan = "scan of 1,000 x 1,000, JPEG";

    private const int Batch = 32;

    private readonly byte[] _input = new byte[Batch * DigitShape.PixelCount];
    private readonly float[] _logits = new float[Batch * DigitShape.ClassCount];
    private readonly PictureBuffers _buffers = new();
    private readonly LastResult _results = new();
    private readonly DigitClassifier _classifier = ClassifierCache.Get(DigitClassifier.ShippedPath);
    private DigitRecognizer? _recognizer;
    private PictureRequest[] _requests = [];
    private Action? _removeFiles;
    private GrayPicture? _picture;

    /// <summary>What is read.</summary>
    [Params(Digit, Scan)]
    public string Kind { get; set; } = Digit;

    /// <summary>Makes the files and what each stage starts from.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var files = new SpeedInput();
        _removeFiles = files.Dispose;
        string folder = Kind == Digit ? files.Digits(Batch) : files.Scans(Batch, 1000);
        _requests = [.. Directory.GetFiles(folder).Select(f => new PictureRequest(f))];
        _recognizer = new DigitRecognizer(_classifier, new RecognitionOptions());
        _picture = PictureReader.Read(_requests[0].Path);
        for (int i = 0; i < Batch; i++)
        {
            Span<byte> digit = _input.AsSpan(i * DigitShape.PixelCount, DigitShape.PixelCount);
            DigitPreprocessor.Prepare(PictureReader.Read(_requests[i].Path), Polarity.Auto, digit);
        }

        _recognizer.Read(_requests, _results, CancellationToken.None);
    }

    /// <summary>Removes the files.</summary>
    [GlobalCleanup]
    public void Remove() => _removeFiles!();

    /// <summary>From the file to gray pixels.</summary>
    [Benchmark(Description = "decode")]
    public int Decode() => PictureReader.Read(_requests[0].Path, PictureReader.DefaultMaximumPixels, _buffers).Width;

    /// <summary>From gray pixels to the 28 x 28 of MNIST.</summary>
    [Benchmark(Description = "preprocess")]
    public bool Preprocess() => DigitPreprocessor.Prepare(_picture!, Polarity.Auto, _input.AsSpan(0, DigitShape.PixelCount));

    /// <summary>The network.</summary>
    [Benchmark(Description = "classify", OperationsPerInvoke = Batch)]
    public void Classify() => _classifier.Classify(_input, _logits);

    /// <summary>From the core's record to the object that PowerShell gets.</summary>
    [Benchmark(Description = "emit")]
    public DigitPrediction Emit() => ToOutput.Prediction(_results.Result!, _classifier.ModelId);

    /// <summary>Decode, preprocess and classify, with all that is between them.</summary>
    [Benchmark(Description = "a worker's whole round", OperationsPerInvoke = Batch)]
    public void Recognize() => _recognizer!.Read(_requests, _results, CancellationToken.None);

    private sealed class LastResult : IResultReceiver<RecognitionResult>
    {
        public RecognitionResult? Result { get; private set; }

        public void Add(int request, RecognitionResult result, bool isLast) => Result = result;
    }
}
