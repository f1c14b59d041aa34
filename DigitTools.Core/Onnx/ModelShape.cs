using System.Globalization;
using DigitTools.Core.Model;
using Microsoft.ML.OnnxRuntime;

namespace DigitTools.Core.Onnx;

/// <summary>What goes into a model and comes out, in words; and a model for lines told from others by it.</summary>
internal static class ModelShape
{
    /// <summary>Dimensions of the input of a network that reads lines; -1 is any.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: it has other inputs or outputs.</exception>
    public static long[] LineInput(string path, InferenceSession session, string inputName, string outputName)
    {
        bool fits = session.InputMetadata.Count == 1 && session.OutputMetadata.Count == 1
            && session.InputMetadata.TryGetValue(inputName, out NodeMetadata? input) && IsLines(Dimensions(input))
            && input.ElementType == typeof(float)
            && session.OutputMetadata.TryGetValue(outputName, out NodeMetadata? output)
            && output.ElementType == typeof(float) && Dimensions(output) is [-1, 2 * LineArchitecture.Outputs, 1, _];
        if (fits) return Dimensions(session.InputMetadata[inputName]);
        bool areDigits = session.OutputMetadata.Values.Any(o => Dimensions(o) is [_, DigitShape.ClassCount]);
        throw areDigits ? Errors.ModelReadsDigits(path) : Errors.ModelReadsNoLines(path, Describe(session.InputMetadata));
    }

    /// <summary>Whether an input takes pictures of lines.</summary>
    public static bool IsLines(long[] dimensions) => dimensions is [-1, 1, DigitShape.LineHeight, -1];

    /// <summary>Dimensions of an input or output; -1 is any. None for what is no tensor.</summary>
    public static long[] Dimensions(NodeMetadata node) => node.IsTensor ? Array.ConvertAll(node.Dimensions, d => (long)d) : [];

    /// <summary>Inputs or outputs in words: <c>'input' of 32-bit float numbers, N x 3 x 28 x 28</c>.</summary>
    public static string Describe(IReadOnlyDictionary<string, NodeMetadata> nodes) => nodes.Count == 0
        ? "nothing"
        : string.Join("; ", nodes.Take(5).Select(node => Describe(node.Key, node.Value))) + (nodes.Count > 5 ? "; ..." : "");

    private static string Describe(string name, NodeMetadata node)
    {
        if (!node.IsTensor) return $"'{name}', {node.OnnxValueType}";
        long[] dimensions = Dimensions(node);
        string shape = dimensions.Length == 0 ? "no shape" : "the shape " + string.Join(" x ", dimensions.Select(Text));
        return $"'{name}', {node.ElementDataType} with {shape}";
    }

    private static string Text(long dimension) => dimension < 0 ? "N" : dimension.ToString(CultureInfo.InvariantCulture);
}
