using DigitTools.Core.Model;
using Microsoft.ML.OnnxRuntime;

namespace DigitTools.Core.Onnx;

/// <summary>Tells a digit classifier from any other model by what goes in and comes out.</summary>
internal static class ModelShape
{
    /// <summary>Name and dimensions of the input; -1 is any.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: not one float input of N or 1 times 28 x 28
    /// pixels.</exception>
    public static (string Name, long[] Dimensions) Input(string path, InferenceSession session)
    {
        (string name, long[] dimensions) = Only(path, "input", session.InputMetadata);
        if (IsDigits(dimensions)) return (name, dimensions);
        if (IsLines(dimensions)) throw Errors.ModelReadsLines(path);
        throw Errors.ModelInvalid(path, $"its input '{name}' has the shape {Text(dimensions)}; N x 1 x 28 x 28 is needed.");
    }

    /// <summary>Name and dimensions of the output; -1 is any.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: not one float output of N or 1 times 10
    /// classes.</exception>
    public static (string Name, long[] Dimensions) Output(string path, InferenceSession session)
    {
        (string name, long[] dimensions) = Only(path, "output", session.OutputMetadata);
        bool fits = dimensions.Length == 2 && dimensions[0] is -1 or 1 && dimensions[1] == DigitShape.ClassCount;
        if (fits) return (name, dimensions);
        throw Errors.ModelInvalid(path, $"its output '{name}' has the shape {Text(dimensions)}; N x 10 is needed.");
    }

    /// <summary>Dimensions of the input of a network that reads lines; -1 is any.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: it has other inputs or outputs.</exception>
    public static long[] LineInput(string path, InferenceSession session, string inputName, string outputName)
    {
        (string input, long[] dimensions) = Only(path, "input", session.InputMetadata);
        (string output, long[] given) = Only(path, "output", session.OutputMetadata);
        bool fits = input == inputName && IsLines(dimensions)
            && output == outputName && given is [-1, 2 * LineArchitecture.Outputs, 1, _];
        if (fits) return dimensions;
        throw IsDigits(dimensions) ? Errors.ModelReadsDigits(path) : Errors.ModelReadsNoLines(path, input, Text(dimensions));
    }

    /// <summary>One channel, so N x 1 x 28 x 28, N x 28 x 28 x 1, N x 28 x 28 and N x 784 are the same bytes.</summary>
    private static bool IsDigits(long[] dimensions) => dimensions.Length is >= 2 and <= 4
        && dimensions[0] is -1 or 1
        && dimensions.Skip(1).All(d => d is 1 or DigitShape.Side or DigitShape.PixelCount)
        && dimensions.Skip(1).Aggregate(1L, (a, b) => a * b) == DigitShape.PixelCount;

    private static bool IsLines(long[] dimensions) => dimensions is [-1, 1, DigitShape.LineHeight, -1];

    private static (string Name, long[] Dimensions) Only(string path, string kind, IReadOnlyDictionary<string, NodeMetadata> nodes)
    {
        if (nodes.Count != 1) throw Errors.ModelInvalid(path, $"it has {nodes.Count} {kind}s; one is needed.");
        (string name, NodeMetadata node) = nodes.First();
        if (node.IsTensor && node.ElementType == typeof(float)) return (name, [.. node.Dimensions.Select(d => (long)d)]);
        string type = node.IsTensor ? node.ElementType.Name : node.OnnxValueType.ToString();
        throw Errors.ModelInvalid(path, $"its {kind} '{name}' is {type}; 32-bit float is needed.");
    }

    private static string Text(long[] dimensions) =>
        string.Join(" x ", dimensions.Select(d => d < 0 ? "N" : d.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
