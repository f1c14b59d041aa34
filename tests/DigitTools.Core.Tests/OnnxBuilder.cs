using System.Runtime.InteropServices;
using DigitTools.Core.Data;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Format;
using Google.Protobuf;
using static DigitTools.Core.Onnx.Format.TensorProto.Types;

namespace DigitTools.Core.Tests;

/// <summary>Builds ONNX models that our exporter does not write: those of other tools, and wrong ones.</summary>
internal sealed class OnnxBuilder
{
    private readonly ModelProto _model = new() { IrVersion = 8, ProducerName = "pytorch", ProducerVersion = "2.4.0", Graph = new GraphProto { Name = "main_graph" } };

    public OnnxBuilder() => _model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = 17 });

    private GraphProto Graph => _model.Graph;

    /// <summary>A model of one linear map: logits = weights x pixels + bias.</summary>
    /// <param name="weights">classes x pixels.</param>
    /// <param name="bias">classes.</param>
    /// <param name="input">Dimensions of the input; -1 is any.</param>
    public static OnnxBuilder Linear(float[] weights, float[] bias, params long[] input) =>
        new OnnxBuilder()
            .Input("onnx::Flatten_0", DataType.Float, input)
            .Weights("fc.weight", weights, bias.Length, weights.Length / bias.Length)
            .Weights("fc.bias", bias, bias.Length)
            .Node("Flatten", ["onnx::Flatten_0"], "/Flatten_output_0", ("axis", 1))
            .Node("Gemm", ["/Flatten_output_0", "fc.weight", "fc.bias"], "logits", ("transB", 1))
            .Output("logits", input[0], bias.Length);

    /// <summary>A model whose logit k is the pixel k of the picture, 0..255, times a factor.</summary>
    public static OnnxBuilder Echo(float factor)
    {
        var weights = new float[DigitDataset.ClassCount * DigitDataset.PixelCount];
        for (int k = 0; k < DigitDataset.ClassCount; k++) weights[(k * DigitDataset.PixelCount) + k] = 255 * factor;
        return Linear(weights, new float[DigitDataset.ClassCount], -1, 1, 28, 28);
    }

    public OnnxBuilder Input(string name, DataType type, params long[] dimensions)
    {
        Graph.Input.Add(Value(name, type, dimensions));
        return this;
    }

    /// <summary>Adds an output; the one before stays.</summary>
    public OnnxBuilder Output(string name, params long[] dimensions)
    {
        Graph.Output.Add(Value(name, DataType.Float, dimensions));
        return this;
    }

    public OnnxBuilder Weights(string name, float[] values, params long[] dimensions)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)DataType.Float, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan())) };
        tensor.Dims.AddRange(dimensions);
        Graph.Initializer.Add(tensor);
        return this;
    }

    public OnnxBuilder Node(string operation, string[] inputs, string output, params (string Name, long Value)[] attributes)
    {
        var node = new NodeProto { OpType = operation, Name = "/" + operation };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        foreach ((string name, long value) in attributes)
            node.Attribute.Add(new AttributeProto { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int });
        Graph.Node.Add(node);
        return this;
    }

    /// <summary>Puts a softmax behind the logits.</summary>
    public OnnxBuilder Softmax()
    {
        ValueInfoProto output = Graph.Output[0].Clone();
        output.Name = "probabilities";
        Graph.Output.Clear();
        Graph.Output.Add(output);
        return Node("Softmax", ["logits"], "probabilities", ("axis", 1));
    }

    public OnnxBuilder Metadata(ModelMetadata metadata) => Metadata(MetadataJson.Write(metadata));

    public OnnxBuilder Metadata(string text)
    {
        _model.MetadataProps.Add(new StringStringEntryProto { Key = MetadataJson.Key, Value = text });
        return this;
    }

    public byte[] ToArray() => _model.ToByteArray();

    public string Write(string path)
    {
        File.WriteAllBytes(path, ToArray());
        return path;
    }

    private static ValueInfoProto Value(string name, DataType type, long[] dimensions)
    {
        var shape = new TensorShapeProto();
        foreach (long d in dimensions) shape.Dim.Add(d < 0 ? new TensorShapeProto.Types.Dimension { DimParam = "batch_size" } : new TensorShapeProto.Types.Dimension { DimValue = d });
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape } } };
    }
}
