using System.Runtime.InteropServices;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Format;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Damages ONNX models field by field: they can be parsed, and often loaded, afterwards.</summary>
internal static class ModelDamage
{
    private static readonly string[] s_operations =
    [
        "Relu", "Softmax", "LogSoftmax", "Conv", "Gemm", "MatMul", "MaxPool", "Flatten", "Reshape", "Transpose", "Identity", "Sqrt", "Log",
        "Neg", "Exp", "Reciprocal", "Shape", "NonZero", "Cast", "Add", "Nonsense", "",
    ];

    /// <summary>What goes behind the output: some give no number, some fail for some numbers of pictures.</summary>
    private static readonly string[] s_tails =
    [
        "Sqrt", "Log", "Neg", "Exp", "Reciprocal", "NonZero", "Softmax", "Relu", "Identity", "Shape",
        "Reshape", "Reshape", "Gather", "Gather", "Concat", "Concat",
    ];

    private static readonly string[] s_places = ["0", "4", "-1", "9223372036854775807"];

    /// <summary>Damages a model in one place or two: more, and none would be loaded.</summary>
    /// <param name="file">The model.</param>
    /// <param name="random">How.</param>
    /// <param name="folders">Where the files lie that a model may name.</param>
    public static byte[] Apply(byte[] file, FuzzRandom random, FuzzFolders folders)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(file);
        for (int times = random.OneIn(3) ? 2 : 1; times > 0; times--) Once(model, random, folders);
        return model.ToByteArray();
    }

    private static void Once(ModelProto model, FuzzRandom random, FuzzFolders folders)
    {
        switch (random.Next(10))
        {
            case 0 or 1:
                Metadata(model, random);
                break;
            case 2:
                Versions(model, random);
                break;
            case 3 or 4 when model.Graph.Initializer.Count > 0:
                Weights(model.Graph, random, folders);
                break;
            case 5 or 6 when model.Graph.Output.Count > 0:
                Tail(model.Graph, random);
                break;
            case 7 when model.Graph.Input.Count + model.Graph.Output.Count > 0:
                Value(random.Pick<ValueInfoProto>([.. model.Graph.Input, .. model.Graph.Output]), random);
                break;
            case 8:
                Ends(model.Graph, random);
                break;
            default:
                if (model.Graph.Node.Count > 0) Node(model.Graph, random);
                break;
        }
    }

    private static void Metadata(ModelProto model, FuzzRandom random)
    {
        StringStringEntryProto? ours = model.MetadataProps.FirstOrDefault(p => p.Key == MetadataJson.Key);
        if (ours is null)
        {
            ours = new StringStringEntryProto { Key = MetadataJson.Key, Value = MetadataJson.Write(new ModelMetadata()) };
            model.MetadataProps.Add(ours);
        }

        ours.Value = JsonDamage.Apply(ours.Value, random);
        if (random.OneIn(20)) model.MetadataProps.Add(ours.Clone());
    }

    private static void Versions(ModelProto model, FuzzRandom random)
    {
        switch (random.Next(4))
        {
            case 0:
                model.IrVersion = random.OddNumber();
                break;
            case 1:
                model.OpsetImport.Clear();
                break;
            case 2:
                string domain = random.Pick("", "ai.onnx.ml", "com.nobody", "com.microsoft");
                model.OpsetImport.Add(new OperatorSetIdProto { Domain = domain, Version = random.OddNumber() });
                break;
            default:
                if (model.OpsetImport.Count == 0) break;
                model.OpsetImport[0].Version = random.Pick(0, 1, 6, 7, 12, 13, 18, 22, 25, 99, random.OddNumber());
                break;
        }
    }

    private static void Weights(GraphProto graph, FuzzRandom random, FuzzFolders folders)
    {
        int at = random.Next(graph.Initializer.Count);
        TensorProto tensor = graph.Initializer[at];
        switch (random.Next(7))
        {
            case 0:
                graph.Initializer.RemoveAt(at);
                break;
            case 1:
                graph.Initializer.Add(tensor.Clone());
                break;
            case 2 when tensor.Dims.Count > 0:
                tensor.Dims[random.Next(tensor.Dims.Count)] = random.OddNumber();
                break;
            case 3:
                tensor.DataType = random.Pick(0, 2, 6, 7, 8, 10, 11, 16, 17, 99, -1);
                break;
            case 4:
                tensor.RawData = ByteString.CopyFrom(ByteDamage.Apply(tensor.RawData.ToByteArray(), random));
                break;
            case 5:
                graph.Initializer[at] = External(tensor, random, folders);
                break;
            default:
                tensor.RawData = Odd(tensor.RawData, random);
                break;
        }
    }

    /// <summary>One value, or all, is no number, infinite, huge, or nearly nothing.</summary>
    private static ByteString Odd(ByteString weights, FuzzRandom random)
    {
        byte[] bytes = weights.ToByteArray();
        Span<float> values = MemoryMarshal.Cast<byte, float>(bytes.AsSpan());
        if (values.Length == 0) return weights;
        if (random.OneIn(3)) values.Fill(random.OddFloat());
        else values[random.Next(values.Length)] = random.OddFloat();
        return ByteString.CopyFrom(bytes);
    }

    /// <summary>A tensor whose values lie in another file. Our part of the format lacks the fields: they are written as on disk.</summary>
    private static TensorProto External(TensorProto tensor, FuzzRandom random, FuzzFolders folders)
    {
        string location = random.Pick(
            "weights.bin", "../canary/letter.txt", folders.CanaryPicture, "/dev/zero", "/etc/hostname", "..", "", "\0");
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
        {
            (string, string)[] entries = [("location", location), ("offset", random.Pick(s_places)), ("length", random.Pick(s_places))];
            foreach ((string key, string value) in entries)
            {
                output.WriteTag(13, WireFormat.WireType.LengthDelimited);
                output.WriteMessage(new StringStringEntryProto { Key = key, Value = value });
            }

            output.WriteTag(14, WireFormat.WireType.Varint);
            output.WriteInt32(1);
        }

        TensorProto external = tensor.Clone();
        external.ClearRawData();
        external.MergeFrom(bytes.ToArray());
        return external;
    }

    /// <summary>Puts a node behind the output.</summary>
    private static void Tail(GraphProto graph, FuzzRandom random)
    {
        ValueInfoProto output = graph.Output[0];
        string before = output.Name;
        output.Name = before + "_tail";
        var node = new NodeProto { OpType = random.Pick(s_tails) };
        node.Input.Add(before);
        node.Output.Add(output.Name);
        switch (node.OpType)
        {
            case "Reshape":
                long[] shape = random.Pick<long[]>([1, 10], [2, 10], [-1, 10], [-1, 5], [10, -1], [64, 10], [0, 0, 1], [0, 10]);
                node.Input.Add(Constant(graph, shape));
                break;
            case "Gather":
                node.Input.Add(Constant(graph, random.Pick<long[]>([0], [5], [-3], [0, 0])));
                break;
            case "Concat":
                node.Input.Add(before);
                node.Attribute.Add(new AttributeProto { Name = "axis", I = random.Next(2), Type = AttributeProto.Types.AttributeType.Int });
                break;
        }

        graph.Node.Add(node);
    }

    private static string Constant(GraphProto graph, long[] values)
    {
        var tensor = new TensorProto
        {
            Name = $"constant{graph.Initializer.Count}",
            DataType = (int)TensorProto.Types.DataType.Int64,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan())),
        };
        tensor.Dims.Add(values.Length);
        graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private static void Value(ValueInfoProto value, FuzzRandom random)
    {
        if (value.Type?.TensorType is not { } tensor) return;
        switch (random.Next(5))
        {
            case 0:
                value.Type = random.OneIn(2) ? null : new TypeProto();
                break;
            case 1:
                tensor.ElemType = random.Pick(0, 2, 7, 8, 9, 10, 11, 99, -1);
                break;
            case 2:
                tensor.Shape = random.OneIn(2) ? null : new TensorShapeProto();
                break;
            case 3:
                tensor.Shape?.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = random.Pick(1L, 0, random.OddNumber()) });
                break;
            default:
                if (tensor.Shape is not { Dim.Count: > 0 } shape) break;
                TensorShapeProto.Types.Dimension dimension = shape.Dim[random.Next(shape.Dim.Count)];
                if (random.OneIn(3)) dimension.DimParam = random.Pick("N", "", "x");
                else dimension.DimValue = random.OddNumber();
                break;
        }
    }

    /// <summary>Other inputs and outputs than there should be.</summary>
    private static void Ends(GraphProto graph, FuzzRandom random)
    {
        RepeatedField<ValueInfoProto> ends = random.OneIn(2) ? graph.Input : graph.Output;
        if (ends.Count == 0) return;
        if (random.OneIn(3)) ends.RemoveAt(0);
        else if (random.OneIn(2)) ends.Add(ends[0].Clone());
        else ends[0].Name = random.Pick("", "nobody", graph.Node.FirstOrDefault()?.Output.FirstOrDefault() ?? "x");
    }

    private static void Node(GraphProto graph, FuzzRandom random)
    {
        int at = random.Next(graph.Node.Count);
        NodeProto node = graph.Node[at];
        switch (random.Next(7))
        {
            case 0:
                graph.Node.RemoveAt(at);
                break;
            case 1:
                graph.Node.Add(node.Clone());
                break;
            case 2:
                node.OpType = random.Pick(s_operations);
                break;
            case 3 when node.Input.Count > 0:
                // A name of a later node makes a circle.
                node.Input[random.Next(node.Input.Count)] = random.OneIn(3) ? "" : graph.Node[^1].Output.FirstOrDefault() ?? "x";
                break;
            case 4 when node.Attribute.Count > 0:
                Attribute(random.Pick<AttributeProto>(node.Attribute), random);
                break;
            case 5 when node.Attribute.Count > 0:
                node.Attribute.RemoveAt(random.Next(node.Attribute.Count));
                break;
            default:
                string name = random.Pick("axis", "group", "pads", "strides", "epsilon", "perm", "nonsense");
                var odd = new AttributeProto { Name = name, I = random.OddNumber(), Type = AttributeProto.Types.AttributeType.Int };
                node.Attribute.Add(odd);
                break;
        }
    }

    private static void Attribute(AttributeProto attribute, FuzzRandom random)
    {
        int count = attribute.Ints.Count;
        if (count > 0 && random.OneIn(4)) attribute.Ints.RemoveAt(0);
        else if (count > 0) attribute.Ints[random.Next(count)] = random.Pick(0L, 1, 2, 3, -1, 29, 1000, random.OddNumber());
        else if (attribute.HasF) attribute.F = random.OddFloat();
        else attribute.I = random.OddNumber();
    }
}
