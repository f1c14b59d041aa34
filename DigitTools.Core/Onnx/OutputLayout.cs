using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace DigitTools.Core.Onnx;

/// <summary>An output of a model that can tell digits.</summary>
/// <param name="Name">Of the output.</param>
/// <param name="Form">What kind of thing it is.</param>
/// <param name="Type">Of its numbers, where it has some.</param>
internal sealed record OutputLayout(string Name, OutputForm Form, TensorElementType Type)
{
    /// <summary>Classes that are told apart: digits and letters, and some.</summary>
    private const int MostClasses = 100;

    /// <summary>All outputs that can tell digits, the likeliest first.</summary>
    /// <param name="path">Of the model.</param>
    /// <param name="session">The model.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: there is none.</exception>
    public static IReadOnlyList<OutputLayout> Of(string path, InferenceSession session)
    {
        OutputLayout[] layouts =
        [
            .. session.OutputMetadata.SelectMany(o => Of(o.Key, o.Value)).OrderBy(found => found.Rank).Select(found => found.Layout),
        ];
        return layouts.Length > 0 ? layouts : throw Errors.ModelOutput(path, ModelShape.Describe(session.OutputMetadata));
    }

    /// <summary>Whether that many numbers for a picture can be the classes.</summary>
    public static bool AreClasses(long count) => count is >= DigitShape.ClassCount and <= MostClasses;

    private static IEnumerable<(int Rank, OutputLayout Layout)> Of(string name, NodeMetadata node)
    {
        if (node.OnnxValueType is OnnxValueType.ONNX_TYPE_SEQUENCE or OnnxValueType.ONNX_TYPE_MAP)
            return [(4, new OutputLayout(name, OutputForm.Maps, TensorElementType.Float))];
        if (!node.IsTensor) return [];

        TensorElementType type = node.ElementDataType;
        var scores = new OutputLayout(name, OutputForm.Scores, type);
        var labels = new OutputLayout(name, OutputForm.Labels, type);
        if (type == TensorElementType.String) return [(5, labels)];
        if (!InputEncoder.CanMake(type) || type == TensorElementType.Bool) return [];

        // Without the number of pictures: a fixed one may be 10 too.
        long[] given = [.. node.Dimensions.Select(d => (long)d)], behind = given.Length > 1 ? given[1..] : given;
        bool isOpen = given.Length == 0 || behind.Contains(-1);
        long classes = behind.Where(d => d > 0).Aggregate(1L, (a, b) => a * b);
        if (classes == DigitShape.ClassCount) return [(0, scores), (6, labels)];
        if (AreClasses(classes)) return [(classes == DigitShape.ClassCount + 1 ? 1 : 2, scores), (6, labels)];
        if (isOpen && classes == 1) return [(3, scores), (5, labels)];
        return classes == 1 || given.Length == 1 ? [(5, labels)] : [];
    }
}
