using System.Runtime.InteropServices;
using DigitTools.Core.Onnx.Format;
using Google.Protobuf;
using static DigitTools.Core.Onnx.Format.TensorProto.Types;

namespace DigitTools.Testing;

/// <summary>Builds ONNX models for 28 x 28 pictures that our exporter does not write: those of other tools, and wrong ones.</summary>
public sealed class OnnxBuilder
{
    /// <summary>Under which a model of ours keeps its metadata.</summary>
    private const string MetadataKey = "digittools";

    private const int Classes = 10, Pixels = Mnist.PixelCount;

    private readonly ModelProto _model;

    public OnnxBuilder()
        : this(new ModelProto
        {
            IrVersion = 8,
            ProducerName = "pytorch",
            ProducerVersion = "2.4.0",
            Graph = new GraphProto { Name = "main_graph" },
        })
    {
        _model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = 17 });
    }

    private OnnxBuilder(ModelProto model) => _model = model;

    private GraphProto Graph => _model.Graph;

    /// <summary>A model of one linear map: logits = weights x pixels + bias.</summary>
    /// <param name="weights">classes x pixels.</param>
    /// <param name="bias">classes.</param>
    /// <param name="input">Dimensions of the input; -1 is any.</param>
    public static OnnxBuilder Linear(float[] weights, float[] bias, params long[] input) =>
        new OnnxBuilder()
            .Input("onnx::Flatten_0", input)
            .Weights("fc.weight", weights, bias.Length, weights.Length / bias.Length)
            .Weights("fc.bias", bias, bias.Length)
            .Node("Flatten", ["onnx::Flatten_0"], "/Flatten_output_0", ("axis", 1))
            .Node("Gemm", ["/Flatten_output_0", "fc.weight", "fc.bias"], "logits", ("transB", 1))
            .Output("logits", input[0], bias.Length);

    /// <summary>A model whose logit k is the pixel k of the picture, 0..255, times a factor.</summary>
    public static OnnxBuilder Echo(float factor)
    {
        float[] weights = new float[Classes * Pixels];
        for (int k = 0; k < Classes; k++) weights[k * Pixels + k] = 255 * factor;
        return Linear(weights, new float[Classes], -1, 1, 28, 28);
    }

    /// <summary>
    /// A small model that never ends where a picture has ink on more than the given part of it; its logits are the first ten pixels.
    /// </summary>
    public static OnnxBuilder Endless(float ink)
    {
        var body = new GraphProto { Name = "body" };
        body.Input.Add(Value("iteration", DataType.Int64, []));
        body.Input.Add(Value("again", DataType.Bool, []));
        body.Input.Add(Value("state", DataType.Float, [-1, Classes]));
        body.Output.AddRange([Value("still", DataType.Bool, []), Value("next", DataType.Float, [-1, Classes])]);
        body.Node.AddRange([Identity("again", "still"), Identity("state", "next")]);
        OnnxBuilder model = Inked(ink)
            .Weights("columns", [0L, 1, 2, 3, 4, 5, 6, 7, 8, 9], Classes)
            .Node("Gather", ["flat", "columns"], "first", ("axis", 1));
        var loop = new NodeProto { OpType = "Loop", Name = "/Loop" };
        loop.Input.AddRange(["", "inked", "first"]);
        loop.Output.Add("logits");
        loop.Attribute.Add(new AttributeProto { Name = "body", G = body, Type = AttributeProto.Types.AttributeType.Graph });
        model.Graph.Node.Add(loop);
        return model.Output("logits", -1, Classes);
    }

    /// <summary>A model that takes minutes to load, since what is constant in it is computed then.</summary>
    public static OnnxBuilder SlowToLoad()
    {
        OnnxBuilder model = new OnnxBuilder()
            .Input("pixels", -1, Pixels)
            .Weights("side", [1024L, 1024L], 2)
            .Node("ConstantOfShape", ["side"], "power0");
        for (int i = 0; i < 2000; i++) model.Node("MatMul", [$"power{i}", $"power{i}"], $"power{i + 1}");
        return model.Weights("w", new float[Pixels * Classes], Pixels, Classes)
            .Node("ReduceMax", ["power2000"], "largest", ("keepdims", 0))
            .Node("MatMul", ["pixels", "w"], "product")
            .Node("Add", ["product", "largest"], "logits")
            .Output("logits", -1, Classes);
    }

    /// <summary>The start of a model: <c>flat</c>, N x 784, and <c>inked</c>: whether the mean of all pixels is above a number.</summary>
    public static OnnxBuilder Inked(float ink) =>
        new OnnxBuilder()
            .Input("pixels", -1, 1, 28, 28)
            .Node("Flatten", ["pixels"], "flat", ("axis", 1))
            .Node("ReduceMean", ["flat"], "mean", ("keepdims", 0))
            .Weights("limit", [ink])
            .Node("Greater", ["mean", "limit"], "inked");

    /// <summary>Adds an input of float numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="dimensions">-1 is any.</param>
    public OnnxBuilder Input(string name, params long[] dimensions) => AddInput(name, DataType.Float, dimensions);

    /// <summary>Adds an input of other numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">As ONNX counts types: 2 for bytes, 10 for half precision, 11 for double.</param>
    /// <param name="dimensions">-1 is any.</param>
    public OnnxBuilder TypedInput(string name, int type, params long[] dimensions) => AddInput(name, (DataType)type, dimensions);

    /// <summary>Adds an output of other numbers; the one before stays.</summary>
    public OnnxBuilder TypedOutput(string name, int type, params long[] dimensions)
    {
        Graph.Output.Add(Value(name, (DataType)type, dimensions));
        return this;
    }

    /// <summary>Adds an output; the one before stays.</summary>
    public OnnxBuilder Output(string name, params long[] dimensions)
    {
        Graph.Output.Add(Value(name, DataType.Float, dimensions));
        return this;
    }

    /// <summary>Takes the first output away, where another takes its place.</summary>
    public OnnxBuilder DropFirstOutput()
    {
        Graph.Output.RemoveAt(0);
        return this;
    }

    public OnnxBuilder Weights(string name, float[] values, params long[] dimensions) =>
        AddWeights(name, DataType.Float, MemoryMarshal.AsBytes(values.AsSpan()), dimensions);

    public OnnxBuilder Weights(string name, long[] values, params long[] dimensions) =>
        AddWeights(name, DataType.Int64, MemoryMarshal.AsBytes(values.AsSpan()), dimensions);

    public OnnxBuilder Node(string operation, string[] inputs, string output, params (string Name, long Value)[] attributes)
    {
        var node = new NodeProto { OpType = operation, Name = "/" + output };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        foreach ((string name, long value) in attributes)
            node.Attribute.Add(new AttributeProto { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int });
        Graph.Node.Add(node);
        return this;
    }

    /// <summary>A model that does something to its input first.</summary>
    /// <param name="model">The model; its input has the numbers that it wants.</param>
    /// <param name="factor">What the new input is multiplied by.</param>
    /// <param name="offset">What is added to it then.</param>
    /// <param name="transposed">Whether rows and columns change places.</param>
    public static OnnxBuilder Before(byte[] model, float factor, float offset, bool transposed = false)
    {
        var builder = new OnnxBuilder(ModelProto.Parser.ParseFrom(model));
        string inner = builder.Graph.Input[0].Name;
        builder.Graph.Input[0].Name = "given";
        builder.Weights("given_factor", [factor]).Weights("given_offset", [offset]);
        var turn = new NodeProto { OpType = transposed ? "Transpose" : "Identity" };
        if (transposed)
        {
            var order = new AttributeProto { Name = "perm", Type = AttributeProto.Types.AttributeType.Ints };
            order.Ints.AddRange([0, 1, 3, 2]);
            turn.Attribute.Add(order);
        }

        NodeProto multiply = new() { OpType = "Mul" }, add = new() { OpType = "Add" };
        Connect(turn, "given_turned", "given");
        Connect(multiply, "given_scaled", "given_turned", "given_factor");
        Connect(add, inner, "given_scaled", "given_offset");
        foreach (NodeProto node in new[] { add, multiply, turn }) builder.Graph.Node.Insert(0, node);
        return builder;
    }

    /// <summary>Puts a node behind the output, and takes what that gives for the output.</summary>
    /// <param name="operation">Of the node.</param>
    /// <param name="type">Of what it gives: see <see cref="TypedInput"/>.</param>
    /// <param name="dimensions">Of what it gives; -1 is any.</param>
    /// <param name="inputs">Beside the output: names of weights.</param>
    /// <param name="attributes">Of the node.</param>
    public OnnxBuilder Behind(
        string operation, int type, long[] dimensions, string[] inputs, params (string Name, long Value)[] attributes)
    {
        string before = Graph.Output[0].Name, name = before + "_" + operation;
        Graph.Output.Clear();
        return Node(operation, [before, .. inputs], name, attributes).TypedOutput(name, type, dimensions);
    }

    /// <summary>Writes the model with its weights in a file beside it, as PyTorch does since 2.9.</summary>
    /// <param name="path">Full path of the model.</param>
    /// <param name="data">Where the weights lie, as the model names it; null is <c>model.onnx.data</c>.</param>
    /// <param name="offset">Added to where they are said to lie.</param>
    public string WriteExternal(string path, string? data = null, long offset = 0)
    {
        ModelProto model = _model.Clone();
        using var weights = new MemoryStream();
        foreach (TensorProto tensor in model.Graph.Initializer)
        {
            (string, string)[] entries =
            [
                ("location", data ?? System.IO.Path.GetFileName(path) + ".data"),
                ("offset", $"{weights.Length + offset}"),
                ("length", $"{tensor.RawData.Length}"),
            ];
            foreach ((string key, string value) in entries)
                tensor.ExternalData.Add(new StringStringEntryProto { Key = key, Value = value });
            tensor.DataLocation = DataLocation.External;
            weights.Write(tensor.RawData.Span);
            tensor.ClearRawData();
        }

        File.WriteAllBytes(path, model.ToByteArray());
        if (data is null) File.WriteAllBytes(path + ".data", weights.ToArray());
        return path;
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

    /// <summary>Adds what only models of ours have.</summary>
    /// <param name="text">JSON.</param>
    public OnnxBuilder Metadata(string text)
    {
        _model.MetadataProps.Add(new StringStringEntryProto { Key = MetadataKey, Value = text });
        return this;
    }

    public byte[] ToArray() => _model.ToByteArray();

    public string Write(string path)
    {
        File.WriteAllBytes(path, ToArray());
        return path;
    }

    private OnnxBuilder AddInput(string name, DataType type, long[] dimensions)
    {
        Graph.Input.Add(Value(name, type, dimensions));
        return this;
    }

    private OnnxBuilder AddWeights(string name, DataType type, ReadOnlySpan<byte> values, long[] dimensions)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(values) };
        tensor.Dims.AddRange(dimensions);
        Graph.Initializer.Add(tensor);
        return this;
    }

    private static void Connect(NodeProto node, string output, params string[] inputs)
    {
        node.Input.AddRange(inputs);
        node.Output.Add(output);
    }

    private static NodeProto Identity(string input, string output)
    {
        var node = new NodeProto { OpType = "Identity", Name = "/" + output };
        node.Input.Add(input);
        node.Output.Add(output);
        return node;
    }

    private static ValueInfoProto Value(string name, DataType type, long[] dimensions)
    {
        var shape = new TensorShapeProto();
        foreach (long dimension in dimensions)
        {
            shape.Dim.Add(dimension < 0
                ? new TensorShapeProto.Types.Dimension { DimParam = "batch_size" }
                : new TensorShapeProto.Types.Dimension { DimValue = dimension });
        }

        var tensor = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}
