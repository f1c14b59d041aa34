using System.Runtime.InteropServices;
using System.Text.Json;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx.Format;
using Google.Protobuf;

namespace DigitTools.Core.Onnx;

/// <summary>Reads the weights of a model file back that <see cref="OnnxExporter"/> wrote.</summary>
internal static class OnnxWeights
{
    /// <summary>Architecture and tensors of a model of ours.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelNotFound"/>, or <see cref="DigitErrorId.ModelInvalid"/> for a damaged
    /// file and for a model of somebody else.</exception>
    public static (NetworkArchitecture Architecture, IReadOnlyList<NamedTensor> Tensors) Read(string path)
    {
        try
        {
            ModelProto model = ModelProto.Parser.ParseFrom(ModelFile.Read(path));
            string name = Metadata(model)?.Architecture ?? "";
            if (NetworkArchitecture.Find(name) is not { } architecture) throw Errors.InitialModelForeign(path);
            NamedTensor[] tensors = [.. model.Graph?.Initializer.Select(Tensor) ?? []];
            bool areWhole = tensors.DistinctBy(t => t.Name).Count() == tensors.Length && tensors.All(IsWhole);
            if (!areWhole) throw Errors.ModelInvalid(path, "its weights are damaged.");
            bool areFinite = tensors.All(t => Array.TrueForAll(t.Values, float.IsFinite));
            if (!areFinite) throw Errors.ModelInvalid(path, "a weight in it is no finite number.");
            return (architecture, tensors);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or JsonException)
        {
            throw Errors.ModelInvalid(path, e.Message, e);
        }
    }

    /// <summary>The architecture of a model of ours.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="DigitException">As <see cref="Read"/>.</exception>
    public static NetworkArchitecture Architecture(string path) => Read(path).Architecture;

    /// <summary>What a model file says about itself; null if it is no model of ours.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="DigitException">The file can't be read.</exception>
    public static ModelMetadata? ReadMetadata(string path)
    {
        try
        {
            return Metadata(ModelProto.Parser.ParseFrom(ModelFile.Read(path)));
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or JsonException)
        {
            return null;
        }
    }

    /// <summary>As <see cref="ReadMetadata"/>, of a file that was read.</summary>
    /// <param name="model">The file.</param>
    /// <exception cref="JsonException">What it says is damaged.</exception>
    public static ModelMetadata? Metadata(ModelProto model) =>
        model.MetadataProps.FirstOrDefault(p => p.Key == MetadataJson.Key) is { } property ? MetadataJson.Read(property.Value) : null;

    private static NamedTensor Tensor(TensorProto proto) =>
        new(proto.Name, [.. proto.Dims], MemoryMarshal.Cast<byte, float>(proto.RawData.Span).ToArray());

    /// <summary>Whether there are as many numbers as the shape says.</summary>
    private static bool IsWhole(NamedTensor tensor) =>
        Array.TrueForAll(tensor.Shape, d => d >= 0) && tensor.Shape.Aggregate((Int128)1, (a, b) => a * b) == tensor.Values.Length;
}
