using System.Buffers;
using Microsoft.ML.OnnxRuntime;

namespace DigitTools.Core.Onnx;

/// <summary>An ONNX digit classifier, ready to run. Any number of threads may use one at the same time.</summary>
internal sealed class DigitClassifier : OnnxModel
{
    private const int LargestBatch = 64;

    private readonly string[] _inputNames;
    private readonly string[] _outputNames;
    private readonly long[] _inputShape;
    private readonly float[] _pixelValues;
    private readonly int _batchSize;

    private DigitClassifier(string path, byte[] file, InferenceSession session)
        : base(path, file, session)
    {
        (string input, long[] inputShape) = ModelShape.Input(path, session);
        (string output, long[] outputShape) = ModelShape.Output(path, session);
        _inputNames = [input];
        _outputNames = [output];
        InputShape = inputShape;
        _inputShape = [.. inputShape.Select(d => Math.Max(d, 1))];
        _batchSize = inputShape[0] > 0 || outputShape[0] > 0 ? 1 : LargestBatch;
        _pixelValues = PixelValues(path, Metadata);
    }

    /// <summary>The model that ships with the module.</summary>
    public static string ShippedPath => System.IO.Path.Combine(ModuleAssets.Folder, "digits.onnx");

    /// <summary>Loads a model, and lets it read a made-up picture: what always fails is reported here.</summary>
    /// <param name="path">Full path of an ONNX file with one float input of 28 x 28 pixels and one output of 10 classes.</param>
    /// <param name="cancellationToken">Stops the loading, which may never end: a model is a program.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelNotFound"/>, <see cref="DigitErrorId.ModelUnreadable"/>,
    /// <see cref="DigitErrorId.ModelInvalid"/> or <see cref="DigitErrorId.NativeLibraryUnavailable"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DigitClassifier Load(string path, CancellationToken cancellationToken = default) =>
        Load(path, (file, session) => new DigitClassifier(path, file, session), c => c.Try(cancellationToken), cancellationToken);

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

    /// <summary>What each level of a pixel is to the network, 256 values.</summary>
    private static float[] PixelValues(string path, ModelMetadata metadata)
    {
        float[] values = new float[256];
        for (int p = 0; p < values.Length; p++) values[p] = (float)((p / 255.0 - metadata.InputMean) / metadata.InputStandardDeviation);
        if (values.All(float.IsFinite)) return values;
        throw Errors.ModelInvalid(path, "its metadata has an input mean and deviation that turn pixels into no numbers.");
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
        int pixels = pictures.Length, answers = logits.Length;
        float[] input = ArrayPool<float>.Shared.Rent(pixels);
        float[] output = ArrayPool<float>.Shared.Rent(answers);
        try
        {
            for (int i = 0; i < pixels; i++) input[i] = _pixelValues[pictures[i]];
            long count = pixels / DigitShape.PixelCount;
            long[] shape = [count, .. _inputShape.AsSpan(1)];
            Run(
                (session, options) =>
                {
                    OrtMemoryInfo memory = OrtMemoryInfo.DefaultInstance;
                    using var inputValue = OrtValue.CreateTensorValueFromMemory(memory, input.AsMemory(0, pixels), shape);
                    using var outputValue = OrtValue.CreateTensorValueFromMemory(
                        memory, output.AsMemory(0, answers), [count, DigitShape.ClassCount]);
                    session.Run(options, _inputNames, [inputValue], _outputNames, [outputValue]);
                },
                cancellationToken);
            if (!Logits.TryFrom(output.AsSpan(0, answers), logits))
                throw Errors.ModelInvalid(Path, "what it gives for a picture are no numbers (NaN or infinite).");
        }
        finally
        {
            ArrayPool<float>.Shared.Return(input);
            ArrayPool<float>.Shared.Return(output);
        }
    }
}
