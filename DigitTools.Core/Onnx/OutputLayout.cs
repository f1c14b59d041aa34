using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace DigitTools.Core.Onnx;

/// <summary>An output of a model that can tell digits.</summary>
/// <param name="Name">Of the output.</param>
/// <param name="Form">What kind of thing it is.</param>
/// <param name="Type">Of its numbers, where it has some.</param>
/// <param name="Rank">How likely it is the one, among others of the model: 0 the likeliest.</param>
internal sealed record OutputLayout(string Name, OutputForm Form, TensorElementType Type, int Rank)
{
    /// <summary>Classes that are told apart: digits and letters, and some.</summary>
    private const int MostClasses = 100;

    /// <summary>All outputs that can tell digits, the likeliest first.</summary>
    /// <param name="path">Of the model.</param>
    /// <param name="session">The model.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: there is none.</exception>
    public static IReadOnlyList<OutputLayout> Of(string path, InferenceSession session)
    {
        IReadOnlyDictionary<string, NodeMetadata> outputs = session.OutputMetadata;
        var found = new List<OutputLayout>();
        foreach (string name in outputs.Keys)
        {
            foreach (OutputLayout layout in Of(name, outputs[name]))
                found.Insert(found.FindLastIndex(other => other.Rank <= layout.Rank) + 1, layout);
        }

        return found.Count > 0 ? found : throw Errors.ModelOutput(path, ModelShape.Describe(outputs));
    }

    /// <summary>Whether that many numbers for a picture can be the classes.</summary>
    public static bool AreClasses(long count) => count is >= DigitShape.ClassCount and <= MostClasses;

    private static OutputLayout[] Of(string name, NodeMetadata node)
    {
        if (node.OnnxValueType is OnnxValueType.ONNX_TYPE_SEQUENCE or OnnxValueType.ONNX_TYPE_MAP)
            return [new OutputLayout(name, OutputForm.Maps, TensorElementType.Float, Rank: 4)];
        if (!node.IsTensor) return [];

        TensorElementType type = node.ElementDataType;
        OutputLayout Scores(int rank) => new(name, OutputForm.Scores, type, rank);
        OutputLayout Labels(int rank) => new(name, OutputForm.Labels, type, rank);
        if (type == TensorElementType.String) return [Labels(5)];
        if (!InputEncoder.CanMake(type) || type == TensorElementType.Bool) return [];

        // Without the number of pictures: a fixed one may be 10 too.
        long[] dimensions = ModelShape.Dimensions(node);
        bool isOpen = dimensions.Length == 0;
        long classes = 1;
        for (int i = dimensions.Length > 1 ? 1 : 0; i < dimensions.Length; i++)
        {
            isOpen |= dimensions[i] == -1;
            if (dimensions[i] > 0) classes *= dimensions[i];
        }

        if (classes == DigitShape.ClassCount) return [Scores(0), Labels(6)];
        if (AreClasses(classes)) return [Scores(classes == DigitShape.ClassCount + 1 ? 1 : 2), Labels(6)];
        if (isOpen && classes == 1) return [Scores(3), Labels(5)];
        return classes == 1 || dimensions.Length == 1 ? [Labels(5)] : [];
    }
}
