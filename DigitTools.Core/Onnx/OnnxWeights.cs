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
    public static (DigitArchitecture Architecture, IReadOnlyList<NamedTensor> Tensors) Read(string path)
    {
        try
        {
            ModelProto model = ModelProto.Parser.ParseFrom(ModelFile.Read(path));
            string? text = model.MetadataProps.FirstOrDefault(p => p.Key == MetadataJson.Key)?.Value;
            if (text is null || DigitArchitecture.Find(MetadataJson.Read(text).Architecture) is not { } architecture) throw Errors.InitialModelForeign(path);
            return (architecture, [.. model.Graph.Initializer.Select(Tensor)]);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or JsonException)
        {
            throw Errors.ModelInvalid(path, e.Message, e);
        }
    }

    private static NamedTensor Tensor(TensorProto proto) =>
        new(proto.Name, [.. proto.Dims], MemoryMarshal.Cast<byte, float>(proto.RawData.Span).ToArray());
}
