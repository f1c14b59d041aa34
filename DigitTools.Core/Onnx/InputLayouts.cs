using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace DigitTools.Core.Onnx;

/// <summary>Finds how pictures may lie in the input of a model: what its dimensions leave open is tried.</summary>
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
        InputLayout[][] found = [.. inputs.Select(input => Of(input.Key, input.Value, inputs)).Where(layouts => layouts.Length > 0)];
        shape = inputs.Count == 0 ? [] : ShapeOf(inputs[found.Length == 1 ? found[0][0].Name : inputs.Keys.First()]);
        if (ModelShape.IsLines(shape) && session.OutputMetadata.Values.All(o => !o.IsTensor || o.Dimensions.Length == 4))
            throw Errors.ModelReadsLines(path);
        if (found.Length == 1) return found[0];
        string text = ModelShape.Describe(inputs);
        throw inputs.Count == 1 ? Errors.ModelInput(path, text) : Errors.ModelInputs(path, text);
    }

    /// <summary>The layouts of one of the inputs, if the others can be filled.</summary>
    private static InputLayout[] Of(string name, NodeMetadata node, IReadOnlyDictionary<string, NodeMetadata> inputs)
    {
        long[] dimensions = ShapeOf(node);
        FilledInput?[] others = [.. inputs.Where(input => input.Key != name).Select(input => FilledInput.Of(input.Key, input.Value))];
        bool canBe = node.IsTensor && InputEncoder.CanMake(node.ElementDataType) && !others.Contains(null)
            && (dimensions.Length > 0 || others.Length == 0);
        return canBe
            ? [.. Sides(dimensions).SelectMany(side => Of(name, node.ElementDataType, dimensions, side))
                .Select(layout => layout with { Others = others! })]
            : [];
    }

    private static long[] ShapeOf(NodeMetadata node) => node.IsTensor ? [.. node.Dimensions.Select(d => (long)d)] : [];

    private static IEnumerable<InputLayout> Of(string name, TensorElementType type, long[] dimensions, int side) =>
        from axes in s_axes
        where axes.Length == dimensions.Length || (dimensions.Length == 0 && axes[0] == 'N' && axes.Length is 2 or 4)
        from channels in axes.Contains('C', StringComparison.Ordinal) ? s_channels : s_oneChannel
        where Fits(axes, dimensions, channels, side) && AreOpenTogether(axes, dimensions)
        let batch = axes[0] != 'N' ? 1 : dimensions.Length == 0 || dimensions[0] < 0 ? 0 : (int)dimensions[0]
        let layout = new InputLayout(name, type, axes, batch, channels, side)
        where (long)Math.Max(batch, 1) * layout.Values <= MostValues
        select layout;

    private static bool Fits(string axes, long[] dimensions, int channels, int side) =>
        dimensions.Zip(axes).All(pair => pair.First < 0 || pair.Second switch
        {
            'N' => pair.First is > 0 and <= MostBatch,
            'C' => pair.First == channels,
            'H' or 'W' => pair.First == side,
            'F' => pair.First == (long)side * side,
            _ => pair.First == 1,
        });

    /// <summary>Rows without a number beside columns with one are no picture, but a sequence.</summary>
    private static bool AreOpenTogether(string axes, long[] dimensions)
    {
        int rows = axes.IndexOf('H', StringComparison.Ordinal);
        return rows < 0 || dimensions.Length == 0 || dimensions[rows] < 0 == dimensions[rows + 1] < 0;
    }

    /// <summary>The sides that the dimensions may mean, 28 first.</summary>
    private static IEnumerable<int> Sides(long[] dimensions)
    {
        IEnumerable<int> sides = [DigitShape.Side];
        IEnumerable<int> named = dimensions.Where(d => d is >= LeastSide and <= MostSide).Select(d => (int)d);
        IEnumerable<int> roots = dimensions.Where(d => d is >= LeastSide * LeastSide and <= MostSide * MostSide)
            .Select(d => (int)Math.Round(Math.Sqrt(d)));
        IEnumerable<int> guessed = dimensions.Any(d => d < 0) || dimensions.Length == 0 ? [SideOfLeNet] : [];
        return sides.Concat(named).Concat(roots).Concat(guessed).Distinct();
    }
}
