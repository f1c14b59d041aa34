using System.Runtime.InteropServices;
using DigitTools.Core.Files;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx.Format;
using Google.Protobuf;

namespace DigitTools.Core.Onnx;

/// <summary>Puts an ONNX model together, node by node, and writes it.</summary>
/// <remarks>
/// Batch normalisations stay nodes of their own, so that a file can be trained further; ONNX Runtime folds them when it loads.
/// </remarks>
internal sealed class OnnxGraph
{
    // Old enough for runtimes of the last years; nothing newer is used.
    private const long IrVersion = 8;
    private const long OpsetVersion = 17;
    private const float NormEpsilon = 1e-5f;

    private readonly GraphProto _graph;

    /// <param name="name">Of the graph.</param>
    /// <param name="tensors">The weights.</param>
    public OnnxGraph(string name, IReadOnlyList<NamedTensor> tensors)
    {
        _graph = new GraphProto { Name = name };
        _graph.Initializer.AddRange(tensors.Select(Initializer));
    }

    /// <summary>Names the input.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="dimensions">Those behind the number of pictures; -1 for any length.</param>
    public void Input(string name, params ReadOnlySpan<long> dimensions) => _graph.Input.Add(Value(name, dimensions));

    /// <summary>Names an output, which a node with that name gives.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="dimensions">Those behind the number of pictures; -1 for any length.</param>
    public void Output(string name, params ReadOnlySpan<long> dimensions)
    {
        _graph.Output.Add(Value(name, dimensions));
        _graph.Node[^1].Output[0] = name;
    }

    /// <summary>Adds a batch normalisation.</summary>
    /// <param name="name">Of the node and its tensors.</param>
    /// <param name="from">What goes in.</param>
    /// <returns>What comes out.</returns>
    public string Normalization(string name, string from)
    {
        string[] inputs = [from, $"{name}.weight", $"{name}.bias", $"{name}.running_mean", $"{name}.running_var"];
        var epsilon = new AttributeProto { Name = "epsilon", F = NormEpsilon, Type = AttributeProto.Types.AttributeType.Float };
        return Add("BatchNormalization", name, inputs, epsilon);
    }

    /// <summary>Adds a node.</summary>
    /// <param name="operation">As ONNX names it.</param>
    /// <param name="name">Of the node.</param>
    /// <param name="inputs">What goes in.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>What comes out.</returns>
    public string Add(string operation, string name, string[] inputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = operation, Name = name };
        node.Input.AddRange(inputs);
        node.Output.Add(name + "_out");
        node.Attribute.AddRange(attributes);
        _graph.Node.Add(node);
        return node.Output[0];
    }

    /// <summary>An attribute of a node.</summary>
    public static AttributeProto Int(string name, long value) =>
        new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    /// <summary>An attribute of a node.</summary>
    public static AttributeProto Ints(string name, params ReadOnlySpan<long> values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        foreach (long value in values) attribute.Ints.Add(value);
        return attribute;
    }

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="metadata">What it says about itself.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public void Write(string path, ModelMetadata metadata)
    {
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "DigitTools",
            ProducerVersion = metadata.ToolVersion,
            Graph = _graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OpsetVersion });
        model.MetadataProps.Add(new StringStringEntryProto { Key = MetadataJson.Key, Value = MetadataJson.Write(metadata) });
        ReplaceFile.Write(path, stream => model.WriteTo(stream));
    }

    private static TensorProto Initializer(NamedTensor tensor)
    {
        var proto = new TensorProto
        {
            Name = tensor.Name,
            DataType = (int)TensorProto.Types.DataType.Float,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(tensor.Values.AsSpan())),
        };
        proto.Dims.AddRange(tensor.Shape);
        return proto;
    }

    private static ValueInfoProto Value(string name, ReadOnlySpan<long> dimensions)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "N" });
        foreach (long dimension in dimensions)
        {
            shape.Dim.Add(dimension < 0
                ? new TensorShapeProto.Types.Dimension { DimParam = "W" }
                : new TensorShapeProto.Types.Dimension { DimValue = dimension });
        }

        var type = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = type } };
    }
}
