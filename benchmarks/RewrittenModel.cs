using DigitTools.Core.Model;
using DigitTools.Core.Onnx;

namespace DigitTools.Benchmarks;

/// <summary>A model file with the weights of another, and more or less of what it says of itself.</summary>
internal static class RewrittenModel
{
    /// <summary>Writes one.</summary>
    /// <param name="model">The model that has the weights.</param>
    /// <param name="output">The file to write; may be the same.</param>
    /// <param name="change">What becomes of its metadata.</param>
    public static void Write(string model, string output, Func<ModelMetadata, ModelMetadata> change)
    {
        (NetworkArchitecture architecture, IReadOnlyList<NamedTensor> tensors) = OnnxWeights.Read(model);
        ModelMetadata metadata = change(OnnxWeights.ReadMetadata(model)!);
        OnnxExporter.Write(output, architecture, tensors, metadata with { MultiplyAdds = architecture.MultiplyAdds });
    }
}
