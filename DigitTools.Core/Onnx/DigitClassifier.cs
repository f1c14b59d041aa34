using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using DigitTools.Core.Native;
using DigitTools.Core.Threading;
using Microsoft.ML.OnnxRuntime;

namespace DigitTools.Core.Onnx;

/// <summary>An ONNX digit classifier, ready to run. Any number of threads may use one at the same time.</summary>
public sealed class DigitClassifier : IDisposable
{
    private const int LargestBatch = 64;

    /// <summary>What a temperature can be, far beyond what any fit gives; outside, a confidence is no number any more.</summary>
    private const double LowestTemperature = 1e-3, HighestTemperature = 1e3;

    private readonly InferenceSession _session;
    private readonly string[] _inputNames;
    private readonly string[] _outputNames;
    private readonly long[] _inputShape;
    private readonly float[] _pixelValues;
    private readonly int _batchSize;

    // The owner and every run under way; the session lasts until the last of them leaves.
    private int _users = 1;
    private bool _isDisposed;

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
        _pixelValues = PixelValues(path, Metadata);
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

    /// <summary>Loads a model, and lets it read a made-up picture: what always fails is reported here.</summary>
    /// <param name="path">Full path of an ONNX file with one float input of 28 x 28 pixels and one output of 10 classes.</param>
    /// <param name="cancellationToken">Stops the loading, which may never end: a model is a program.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelNotFound"/>, <see cref="DigitErrorId.ModelUnreadable"/>,
    /// <see cref="DigitErrorId.ModelInvalid"/> or <see cref="DigitErrorId.NativeLibraryUnavailable"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DigitClassifier Load(string path, CancellationToken cancellationToken = default)
    {
        byte[] file = ModelFile.Read(path, cancellationToken);
        OnnxLibrary.EnsureLoaded();
        return NativeWork.Run(() => Open(path, file, cancellationToken), cancellationToken);
    }

    /// <summary>Runs the network.</summary>
    /// <param name="pictures">N x 784 bytes, ink 255 on paper 0.</param>
    /// <param name="logits">Receives N x 10 logits, before the temperature; numbers, none of them NaN or infinite.</param>
    /// <param name="cancellationToken">Stops the run between two nodes of the network.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: it fails, or gives what is no number.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Classify(ReadOnlySpan<byte> pictures, Span<float> logits, CancellationToken cancellationToken = default)
    {
        int count = pictures.Length / DigitShape.PixelCount;
        for (int start = 0; start < count; start += _batchSize)
        {
            int batch = Math.Min(_batchSize, count - start);
            Run(
                pictures.Slice(start * DigitShape.PixelCount, batch * DigitShape.PixelCount),
                logits.Slice(start * DigitShape.ClassCount, batch * DigitShape.ClassCount),
                cancellationToken);
        }
    }

    /// <summary>Frees the network, once the runs that are under way are done with it: those that nobody waits for any more, too.</summary>
    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _isDisposed, true)) Leave();
    }

    /// <summary>What each level of a pixel is to the network, 256 values.</summary>
    private static float[] PixelValues(string path, ModelMetadata metadata)
    {
        float[] values = new float[256];
        for (int p = 0; p < values.Length; p++) values[p] = (float)((p / 255.0 - metadata.InputMean) / metadata.InputStandardDeviation);
        if (values.All(float.IsFinite)) return values;
        throw Errors.ModelInvalid(path, "its metadata has an input mean and deviation that turn pixels into no numbers.");
    }

    private static DigitClassifier Open(string path, byte[] file, CancellationToken cancellationToken)
    {
        InferenceSession? session = null;
        try
        {
            using SessionOptions options = Options();
            using CancellationTokenRegistration stop =
                cancellationToken.UnsafeRegister(static o => ((SessionOptions)o!).SetLoadCancellationFlag(true), options);
            session = new InferenceSession(file, options);
            var classifier = new DigitClassifier(path, file, session);
            classifier.Try(cancellationToken);
            return classifier;
        }
        catch (OnnxRuntimeException e)
        {
            session?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw Errors.ModelInvalid(path, e.Message, e);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Reads something like a 1: a blank picture would be unfair to a network that divides by the spread of the pixels. Reads two at once
    /// if the model says that it takes any number: some take only one.
    /// </summary>
    private void Try(CancellationToken cancellationToken)
    {
        int count = Math.Min(_batchSize, 2);
        byte[] pictures = new byte[count * DigitShape.PixelCount];
        for (int row = 0; row < count * DigitShape.Side; row++)
            if (row % DigitShape.Side is > 3 and < 24) pictures.AsSpan(row * DigitShape.Side + 13, 3).Fill(byte.MaxValue);
        Classify(pictures, new float[count * DigitShape.ClassCount], cancellationToken);
    }

    private void Run(ReadOnlySpan<byte> pictures, Span<float> logits, CancellationToken cancellationToken)
    {
        Enter();
        float[] input = ArrayPool<float>.Shared.Rent(pictures.Length);
        float[] output = ArrayPool<float>.Shared.Rent(logits.Length);
        try
        {
            for (int i = 0; i < pictures.Length; i++) input[i] = _pixelValues[pictures[i]];
            long count = pictures.Length / DigitShape.PixelCount;
            long[] shape = [count, .. _inputShape.AsSpan(1)];
            OrtMemoryInfo memory = OrtMemoryInfo.DefaultInstance;
            using var inputValue = OrtValue.CreateTensorValueFromMemory(memory, input.AsMemory(0, pictures.Length), shape);
            using var outputValue = OrtValue.CreateTensorValueFromMemory(
                memory, output.AsMemory(0, logits.Length), [count, DigitShape.ClassCount]);
            // Of its own: options that runs share would end them all.
            using var options = new RunOptions();
            using CancellationTokenRegistration stop =
                cancellationToken.UnsafeRegister(static o => ((RunOptions)o!).Terminate = true, options);
            _session.Run(options, _inputNames, [inputValue], _outputNames, [outputValue]);
            if (!Logits.TryFrom(output.AsSpan(0, logits.Length), logits))
                throw Errors.ModelInvalid(Path, "what it gives for a picture are no numbers (NaN or infinite).");
        }
        catch (OnnxRuntimeException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Errors.ModelInvalid(Path, $"it fails when it reads a picture: {e.Message}", e);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(input);
            ArrayPool<float>.Shared.Return(output);
            Leave();
        }
    }

    private void Enter()
    {
        int users;
        do
        {
            users = Volatile.Read(ref _users);
            ObjectDisposedException.ThrowIf(users == 0, this);
        }
        while (Interlocked.CompareExchange(ref _users, users + 1, users) != users);
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _users) == 0) _session.Dispose();
    }

    private ModelMetadata ReadMetadata()
    {
        if (!_session.ModelMetadata.CustomMetadataMap.TryGetValue(MetadataJson.Key, out string? text)) return new ModelMetadata();
        try
        {
            ModelMetadata metadata = MetadataJson.Read(text);
            bool sound = metadata.Classes.Count == DigitShape.ClassCount
                && metadata.Temperature is >= LowestTemperature and <= HighestTemperature
                && metadata.InputStandardDeviation is > 0 and < double.PositiveInfinity
                && metadata.MinimumConfidence is >= 0 and <= 1;
            if (sound) return metadata;
            throw Errors.ModelInvalid(
                Path, "its metadata has a number of classes, temperature, deviation or minimum confidence that can't be.");
        }
        catch (JsonException e)
        {
            throw Errors.ModelInvalid(Path, $"its metadata is damaged: {e.Message}", e);
        }
    }

    /// <summary>One thread per run: callers run batches side by side, which needs no hand-over and no spinning between threads.</summary>
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
