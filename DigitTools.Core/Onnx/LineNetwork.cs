using System.Buffers;
using DigitTools.Core.Model;
using DigitTools.Core.Preprocessing.Lines;
using Microsoft.ML.OnnxRuntime;

namespace DigitTools.Core.Onnx;

/// <summary>A network that reads lines of digits, ready to run. Any number of threads may use one at the same time.</summary>
internal sealed class LineNetwork : OnnxModel
{
    private const string InputName = "input", OutputName = "places";

    private static readonly ModelCache<LineNetwork> s_models = new(Load);

    /// <summary>Columns that lines are filled up to: ONNX Runtime keeps memory for each width that it has seen.</summary>
    private static readonly int[] s_widths = [64, 80, 96, 112, 128, 160, 192, 256, 384, 512, 1024, LineCut.MostColumns];

    private LineNetwork(string path, ModelContent content, InferenceSession session)
        : base(path, content, session)
    {
        InputShape = ModelShape.LineInput(path, session, InputName, OutputName);
    }

    /// <summary>Those that lie in its file too, and read what it isn't sure of.</summary>
    public IReadOnlyList<LineNetwork> Companions { get; private set; } = [];

    /// <summary>The model that ships with the module.</summary>
    public static string ShippedPath => System.IO.Path.Combine(ModuleAssets.Folder, "lines.onnx");

    /// <summary>Loads a model, and lets it read a made-up line: what always fails is reported here.</summary>
    /// <param name="path">Full path of an ONNX file that a training of the architecture Line wrote.</param>
    /// <param name="cancellationToken">Stops the loading, which may never end: a model is a program.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelNotFound"/>, <see cref="DigitErrorId.ModelUnreadable"/>,
    /// <see cref="DigitErrorId.ModelInvalid"/> or <see cref="DigitErrorId.NativeLibraryUnavailable"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LineNetwork Load(string path, CancellationToken cancellationToken = default) => Load(
        path,
        (content, session) => new LineNetwork(path, content, session),
        network => network.Prepare(cancellationToken),
        cancellationToken);

    /// <summary>The network of a file, loaded when it is new or has changed.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="cancellationToken">Stops the loading, and the waiting for another who loads the same.</param>
    /// <exception cref="DigitException">As <see cref="Load(string, CancellationToken)"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LineNetwork Get(string path, CancellationToken cancellationToken = default) => s_models.Get(path, cancellationToken);

    /// <summary>Runs the network over one line.</summary>
    /// <param name="pixels">32 x width levels, ink high, paper 0.</param>
    /// <param name="width">Columns, <see cref="LineCut.MostColumns"/> at most.</param>
    /// <param name="cancellationToken">Stops the run between two nodes of the network.</param>
    /// <returns>15 numbers for each two columns: logits of none and the ten digits, and how far the sides of a box are, in heights of a
    /// line: those at the left and right from the middle of the columns, those above and below from the upper edge.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: it fails, or gives what is no number.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public float[] Read(ReadOnlySpan<byte> pixels, int width, CancellationToken cancellationToken = default)
    {
        int filled = FilledWidth(width), height = DigitShape.LineHeight;
        float[] input = ArrayPool<float>.Shared.Rent(height * filled);
        float[] result = new float[NumbersOf(width)];
        try
        {
            Fill(pixels, width, input, filled);
            Run(
                (session, options) =>
                {
                    using var value = OrtValue.CreateTensorValueFromMemory(
                        OrtMemoryInfo.DefaultInstance, input.AsMemory(0, height * filled), [1, 1, height, filled]);
                    using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, [InputName], [value], [OutputName]);
                    Order(outputs[0].GetTensorDataAsSpan<float>(), filled / LineArchitecture.Stride, result);
                },
                cancellationToken);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(input);
        }

        if (Array.TrueForAll(result, float.IsFinite)) return result;
        throw Errors.ModelGivesNoNumbers(Path);
    }

    /// <summary>How many numbers there are for a line: see <see cref="Read"/>.</summary>
    internal static int NumbersOf(int width) => (width + 1) / LineArchitecture.ColumnsPerPlace * LineArchitecture.Outputs;

    /// <summary>Makes the input of a line, filled up with paper at its right.</summary>
    /// <param name="pixels">32 x width levels, ink high, paper 0.</param>
    /// <param name="width">Columns.</param>
    /// <param name="input">Takes 32 x filled values, ink 1, paper 0.</param>
    /// <param name="filled">Columns with those that are filled up.</param>
    internal static void Fill(ReadOnlySpan<byte> pixels, int width, Span<float> input, int filled)
    {
        for (int y = 0; y < DigitShape.LineHeight; y++)
        {
            Span<float> row = input.Slice(y * filled, filled);
            for (int x = 0; x < width; x++) row[x] = pixels[y * width + x] / (float)byte.MaxValue;
            row[width..].Clear();
        }
    }

    /// <summary>The width that a line is filled up to.</summary>
    internal static int FilledWidth(int width) => Array.Find(s_widths, filled => filled >= width);

    private void Prepare(CancellationToken cancellationToken)
    {
        Companions = LoadCompanions(
            (content, session) => new LineNetwork(Path, content, session), c => c.Try(cancellationToken), cancellationToken);
        Try(cancellationToken);
    }

    private void Try(CancellationToken cancellationToken) =>
        Read(new byte[DigitShape.LineHeight * s_widths[0]], s_widths[0], cancellationToken);

    /// <summary>From channel after channel to place after place: the first half of the channels are the left half of each column.</summary>
    private static void Order(ReadOnlySpan<float> output, int columns, Span<float> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            (int place, int number) = Math.DivRem(i, LineArchitecture.Outputs);
            result[i] = output[(place % 2 * LineArchitecture.Outputs + number) * columns + place / 2];
        }
    }
}
