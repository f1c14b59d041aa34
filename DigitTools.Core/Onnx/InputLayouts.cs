using Microsoft.ML.OnnxRuntime;

namespace DigitTools.Core.Onnx;

/// <summary>Finds how pictures may lie in the input of a model: what its dimensions leave open is tried.</summary>
/// <remarks>
/// In loops, as all that a first prediction waits for: queries over numbers are compiled only when they run, and there is nothing to
/// compile ahead.
/// </remarks>
internal static class InputLayouts
{
    /// <summary>Sides of pictures: one of fewer pixels shows no digit, one of more has no use for them.</summary>
    private const int LeastSide = 8, MostSide = 256;

    /// <summary>Pictures in a run, where the model demands a number.</summary>
    private const int MostBatch = 4096;

    /// <summary>Numbers in a run.</summary>
    private const int MostValues = 1 << 26;

    /// <summary>The side of LeNet, the likeliest where nothing is said and 28 doesn't do.</summary>
    private const int SideOfLeNet = 32;

    /// <summary>See <see cref="InputLayout.Axes"/>; the likeliest first.</summary>
    private static readonly string[] s_axes =
        ["NCHW", "NHWC", "NHW", "CHW", "HWC", "NF", "N1F", "NF1", "HW", "F", "1F", "N1CHW", "NC1HW", "N1HWC"];

    private static readonly int[] s_channels = [1, 3], s_oneChannel = [1];

    /// <summary>All layouts that the input can have, the likeliest first.</summary>
    /// <param name="path">Of the model.</param>
    /// <param name="session">The model.</param>
    /// <param name="shape">Dimensions of the input; -1 is any.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: there is none.</exception>
    public static IReadOnlyList<InputLayout> Of(string path, InferenceSession session, out long[] shape)
    {
        IReadOnlyDictionary<string, NodeMetadata> inputs = session.InputMetadata;
        var found = new List<List<InputLayout>>();
        foreach (string name in inputs.Keys)
        {
            List<InputLayout> layouts = Of(name, inputs);
            if (layouts.Count > 0) found.Add(layouts);
        }

        shape = inputs.Count == 0 ? [] : ModelShape.Dimensions(inputs[found.Count == 1 ? found[0][0].Name : inputs.Keys.First()]);
        if (ModelShape.IsLines(shape) && session.OutputMetadata.Values.All(o => !o.IsTensor || o.Dimensions.Length == 4))
            throw Errors.ModelReadsLines(path);
        if (found.Count == 1) return found[0];
        string text = ModelShape.Describe(inputs);
        throw inputs.Count == 1 ? Errors.ModelInput(path, text) : Errors.ModelInputs(path, text);
    }

    /// <summary>The layouts of one of the inputs, if the others can be filled.</summary>
    private static List<InputLayout> Of(string name, IReadOnlyDictionary<string, NodeMetadata> inputs)
    {
        var layouts = new List<InputLayout>();
        var others = new List<FilledInput>();
        foreach (string other in inputs.Keys)
        {
            if (other == name) continue;
            if (FilledInput.Of(other, inputs[other]) is not { } filled) return layouts;
            others.Add(filled);
        }

        NodeMetadata node = inputs[name];
        long[] dimensions = ModelShape.Dimensions(node);
        bool canBe = node.IsTensor && InputEncoder.CanMake(node.ElementDataType) && (dimensions.Length > 0 || others.Count == 0);
        if (!canBe) return layouts;
        foreach (int side in Sides(dimensions))
        {
            foreach (string axes in s_axes)
            {
                foreach (int channels in axes.Contains('C', StringComparison.Ordinal) ? s_channels : s_oneChannel)
                {
                    if (!Fits(axes, dimensions, channels, side)) continue;
                    int batch = axes[0] != 'N' ? 1 : dimensions.Length == 0 || dimensions[0] < 0 ? 0 : (int)dimensions[0];
                    var layout = new InputLayout(name, node.ElementDataType, axes, batch, channels, side) { Others = others };
                    if ((long)Math.Max(batch, 1) * layout.Values <= MostValues) layouts.Add(layout);
                }
            }
        }

        return layouts;
    }

    private static bool Fits(string axes, long[] dimensions, int channels, int side)
    {
        if (dimensions.Length == 0) return axes[0] == 'N' && axes.Length is 2 or 4;
        if (axes.Length != dimensions.Length) return false;
        for (int i = 0; i < axes.Length; i++)
            if (dimensions[i] >= 0 && !Fits(axes[i], dimensions[i], channels, side)) return false;

        // Rows without a number beside columns with one are no picture, but a sequence.
        int rows = axes.IndexOf('H', StringComparison.Ordinal);
        return rows < 0 || dimensions[rows] < 0 == dimensions[rows + 1] < 0;
    }

    private static bool Fits(char axis, long dimension, int channels, int side) => axis switch
    {
        'N' => dimension is > 0 and <= MostBatch,
        'C' => dimension == channels,
        'H' or 'W' => dimension == side,
        'F' => dimension == (long)side * side,
        _ => dimension == 1,
    };

    /// <summary>The sides that the dimensions may mean, 28 first; then those that are named, those of squares, and a guess.</summary>
    private static List<int> Sides(long[] dimensions)
    {
        List<int> sides = [DigitShape.Side], squares = [];
        bool isOpen = dimensions.Length == 0;
        foreach (long dimension in dimensions)
        {
            isOpen |= dimension < 0;
            if (dimension is >= LeastSide and <= MostSide) sides.Add((int)dimension);
            if (dimension is >= LeastSide * LeastSide and <= MostSide * MostSide) squares.Add((int)Math.Round(Math.Sqrt(dimension)));
        }

        sides.AddRange(squares);
        if (isOpen) sides.Add(SideOfLeNet);
        for (int i = sides.Count - 1; i > 0; i--)
            if (sides.IndexOf(sides[i]) < i) sides.RemoveAt(i);
        return sides;
    }
}
