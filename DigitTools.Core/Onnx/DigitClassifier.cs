using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using DigitTools.Core.Data;
using DigitTools.Core.Native;
using Microsoft.ML.OnnxRuntime;

namespace DigitTools.Core.Onnx;

/// <summary>An ONNX digit classifier, ready to run. Any number of threads may use one at the same time.</summary>
public sealed class DigitClassifier : IDisposable
{
    private const int LargestBatch = 64;

    private static readonly RunOptions s_runOptions = new();

    private readonly InferenceSession _session;
    private readonly string[] _inputNames;
    private readonly string[] _outputNames;
    private readonly long[] _inputShape;
    private readonly float[] _pixelValues;
    private readonly int _batchSize;

    private DigitClassifier(string path, byte[] file, InferenceSession session)
    {
        Path = path;
        Size = file.Length;
        ModelId = Convert.ToHexStringLower(SHA256.HashData(file))[..12];
        _session = session;
        (string input, long[] inputShape) = ModelShape.Input(path, session);
        (string output, long[] outputShape) = ModelShape.Output(path, session);
        _inputNames = [input];
        _outputNames = [output];
        InputShape = inputShape;
        _inputShape = [.. inputShape.Select(d => Math.Max(d, 1))];
        _batchSize = inputShape[0] > 0 || outputShape[0] > 0 ? 1 : LargestBatch;
        Metadata = ReadMetadata();
        _pixelValues = [.. Enumerable.Range(0, 256).Select(p => (float)(((p / 255.0) - Metadata.InputMean) / Metadata.InputStandardDeviation))];
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>First 12 hexadecimal digits of the file's SHA-256.</summary>
    public string ModelId { get; }

    /// <summary>Size of the file, bytes.</summary>
    public long Size { get; }

    /// <summary>Dimensions of the input; -1 is any.</summary>
    public IReadOnlyList<long> InputShape { get; }

    /// <summary>What the file says about itself, or defaults.</summary>
    public ModelMetadata Metadata { get; }

    /// <summary>The model that ships with the module.</summary>
    public static string ShippedPath => System.IO.Path.Combine(ModuleAssets.Folder, "digits.onnx");

    /// <summary>Loads a model.</summary>
    /// <param name="path">Full path of an ONNX file with one float input of 28 x 28 pixels and one output of 10 classes.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelNotFound"/>, <see cref="DigitErrorId.ModelInvalid"/> or
    /// <see cref="DigitErrorId.NativeLibraryUnavailable"/>.</exception>
    public static DigitClassifier Load(string path)
    {
        byte[] file = ModelFile.Read(path);
        OnnxLibrary.EnsureLoaded();
        InferenceSession? session = null;
        try
        {
            using SessionOptions options = Options();
            session = new InferenceSession(file, options);
            return new DigitClassifier(path, file, session);
        }
        catch (OnnxRuntimeException e)
        {
            throw Errors.ModelInvalid(path, e.Message, e);
        }
        catch (DigitException)
        {
            session?.Dispose();
            throw;
        }
    }

    /// <summary>Runs the network.</summary>
    /// <param name="pictures">N x 784 bytes, ink 255 on paper 0.</param>
    /// <param name="logits">Receives N x 10 logits, before the temperature.</param>
    public void Classify(ReadOnlySpan<byte> pictures, Span<float> logits)
    {
        int count = pictures.Length / DigitDataset.PixelCount;
        for (int start = 0; start < count; start += _batchSize)
        {
            int batch = Math.Min(_batchSize, count - start);
            Run(
                pictures.Slice(start * DigitDataset.PixelCount, batch * DigitDataset.PixelCount),
                logits.Slice(start * DigitDataset.ClassCount, batch * DigitDataset.ClassCount));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private void Run(ReadOnlySpan<byte> pictures, Span<float> logits)
    {
        float[] input = ArrayPool<float>.Shared.Rent(pictures.Length);
        float[] output = ArrayPool<float>.Shared.Rent(logits.Length);
        try
        {
            for (int i = 0; i < pictures.Length; i++) input[i] = _pixelValues[pictures[i]];
            long count = pictures.Length / DigitDataset.PixelCount;
            long[] shape = [count, .. _inputShape.AsSpan(1)];
            using OrtValue inputValue = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, input.AsMemory(0, pictures.Length), shape);
            using OrtValue outputValue = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, output.AsMemory(0, logits.Length), [count, DigitDataset.ClassCount]);
            _session.Run(s_runOptions, _inputNames, [inputValue], _outputNames, [outputValue]);
            Logits.From(output.AsSpan(0, logits.Length), logits);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(input);
            ArrayPool<float>.Shared.Return(output);
        }
    }

    private ModelMetadata ReadMetadata()
    {
        if (!_session.ModelMetadata.CustomMetadataMap.TryGetValue(MetadataJson.Key, out string? text)) return new ModelMetadata();
        try
        {
            ModelMetadata metadata = MetadataJson.Read(text);
            bool sound = metadata.Classes.Count == DigitDataset.ClassCount
                && metadata.Temperature is > 0 and < double.PositiveInfinity
                && metadata.InputStandardDeviation is > 0 and < double.PositiveInfinity
                && metadata.MinimumConfidence is >= 0 and <= 1;
            return sound ? metadata : throw Errors.ModelInvalid(Path, "its metadata has a number of classes, temperature, deviation or minimum confidence that can't be.");
        }
        catch (JsonException e)
        {
            throw Errors.ModelInvalid(Path, $"its metadata is damaged: {e.Message}", e);
        }
    }

    /// <summary>One thread a run: callers run batches side by side, which needs no hand-over and no spinning between threads.</summary>
    private static SessionOptions Options()
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }
}
