using System.Runtime.InteropServices;
using DigitTools.Core.Files;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx.Format;
using Google.Protobuf;

namespace DigitTools.Core.Onnx;

/// <summary>Writes a network as an ONNX file: N x 1 x 28 x 28 pixels (0..1, ink 1) to N x 10 logits.</summary>
/// <remarks>
/// Batch normalisations stay nodes of their own, so that a file can be trained further; ONNX Runtime folds them when it loads.
/// </remarks>
internal static class OnnxExporter
{
    // Old enough for runtimes of the last years; nothing newer is used.
    private const long IrVersion = 8;
    private const long OpsetVersion = 17;
    private const float NormEpsilon = 1e-5f;

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public static void Write(string path, DigitArchitecture architecture, IReadOnlyList<NamedTensor> tensors, ModelMetadata metadata)
    {
        ModelProto model = Build(architecture, tensors, metadata);
        ReplaceFile.Write(path, stream => model.WriteTo(stream));
    }

    private static ModelProto Build(DigitArchitecture architecture, IReadOnlyList<NamedTensor> tensors, ModelMetadata metadata)
    {
        var graph = new GraphProto { Name = architecture.Name };
        graph.Input.Add(Value("input", 1, DigitShape.Side, DigitShape.Side));
        graph.Output.Add(Value("logits", DigitShape.ClassCount));
        graph.Initializer.AddRange(tensors.Select(Initializer));

        string from = "input";
        foreach ((string name, DigitLayer layer) in architecture.NamedLayers)
        {
            switch (layer)
            {
                case DigitLayer.Convolution convolution:
                    from = Add(graph, name, convolution, from);
                    break;
                case DigitLayer.Classifier:
                    from = Add(graph, "Transpose", $"{name}_order", [from], Ints("perm", 0, 2, 3, 1));
                    from = Add(graph, "Flatten", $"{name}_flatten", [from], Int("axis", 1));
                    from = Add(graph, "Gemm", name, [from, $"{name}.weight", $"{name}.bias"], Int("transB", 1));
                    break;
            }
        }

        graph.Node[^1].Output[0] = "logits";
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "DigitTools",
            ProducerVersion = metadata.ToolVersion,
            Graph = graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OpsetVersion });
        model.MetadataProps.Add(new StringStringEntryProto { Key = MetadataJson.Key, Value = MetadataJson.Write(metadata) });
        return model;
    }

    private static string Add(GraphProto graph, string name, DigitLayer.Convolution layer, string from)
    {
        AttributeProto kernel = Ints("kernel_shape", layer.Kernel, layer.Kernel);
        AttributeProto pads = Ints("pads", layer.Padding, layer.Padding, layer.Padding, layer.Padding);
        from = Add(graph, "Conv", name, [from, $"{name}.weight"], kernel, pads);
        if (layer.Pool) from = Add(graph, "MaxPool", $"{name}_pool", [from], Ints("kernel_shape", 2, 2), Ints("strides", 2, 2));

        string norm = TensorNames.Norm(name);
        string[] inputs = [from, $"{norm}.weight", $"{norm}.bias", $"{norm}.running_mean", $"{norm}.running_var"];
        from = Add(graph, "BatchNormalization", norm, inputs, Float("epsilon", NormEpsilon));
        return Add(graph, "Relu", $"{name}_relu", [from]);
    }

    private static string Add(GraphProto graph, string operation, string name, string[] inputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = operation, Name = name };
        node.Input.AddRange(inputs);
        node.Output.Add(name + "_out");
        node.Attribute.AddRange(attributes);
        graph.Node.Add(node);
        return node.Output[0];
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

    private static ValueInfoProto Value(string name, params ReadOnlySpan<long> dimensions)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "N" });
        foreach (long dimension in dimensions) shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = dimension });
        var type = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = type } };
    }

    private static AttributeProto Int(string name, long value) =>
        new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    private static AttributeProto Float(string name, float value) =>
        new() { Name = name, F = value, Type = AttributeProto.Types.AttributeType.Float };

    private static AttributeProto Ints(string name, params ReadOnlySpan<long> values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        foreach (long value in values) attribute.Ints.Add(value);
        return attribute;
    }
}
