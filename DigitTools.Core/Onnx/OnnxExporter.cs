using DigitTools.Core.Model;
using static DigitTools.Core.Onnx.OnnxGraph;

namespace DigitTools.Core.Onnx;

/// <summary>Writes networks as ONNX files.</summary>
internal static class OnnxExporter
{
    private const string InputName = "input";

    /// <summary>Writes a network: whole or not at all.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public static void Write(string path, NetworkArchitecture architecture, IReadOnlyList<NamedTensor> tensors, ModelMetadata metadata)
    {
        OnnxGraph graph = architecture is DigitArchitecture classifier ? Classifier(classifier, tensors) : Line(tensors);
        graph.Write(path, metadata);
    }

    /// <summary>A classifier: N x 1 x 28 x 28 pixels (0..1, ink 1) to N x 10 logits.</summary>
    private static OnnxGraph Classifier(DigitArchitecture architecture, IReadOnlyList<NamedTensor> tensors)
    {
        var graph = new OnnxGraph(architecture.Name, tensors);
        graph.Input(InputName, 1, DigitShape.Side, DigitShape.Side);
        string from = InputName;
        int convolutions = 0;
        foreach ((string name, DigitLayer layer) in architecture.NamedLayers)
        {
            switch (layer)
            {
                case DigitLayer.Convolution c:
                    int end = architecture.Convolutions[convolutions++].PaddingBehind;
                    long[] pads = [c.Padding, c.Padding, end, end];
                    from = graph.Add(
                        "Conv", name, [from, $"{name}.weight"], Ints("kernel_shape", c.Kernel, c.Kernel), Ints("pads", pads));
                    if (c.Pool) from = Pool(graph, name, from, 2, 2);
                    from = Activate(graph, name, from);
                    break;
                case DigitLayer.Classifier:
                    from = graph.Add("Transpose", $"{name}_order", [from], Ints("perm", 0, 2, 3, 1));
                    from = graph.Add("Flatten", $"{name}_flatten", [from], Int("axis", 1));
                    from = graph.Add("Gemm", name, [from, $"{name}.weight", $"{name}.bias"], Int("transB", 1));
                    from = graph.Add("Softplus", $"{name}_softplus", [from]);
                    break;
            }
        }

        graph.Output("logits", DigitShape.ClassCount);
        return graph;
    }

    /// <summary>
    /// The network that reads lines: N x 1 x 32 x W pixels (0..1, ink 1) to N x 30 x 1 x W/4. The first fifteen channels are the left half
    /// of four columns, those behind the right half.
    /// </summary>
    private static OnnxGraph Line(IReadOnlyList<NamedTensor> tensors)
    {
        var graph = new OnnxGraph(LineArchitecture.Line.Name, tensors);
        graph.Input(InputName, 1, DigitShape.LineHeight, -1);
        string from = InputName;
        foreach (LineConvolution c in LineArchitecture.Layers)
        {
            string[] inputs = c.IsLast ? [from, $"{c.Name}.weight", $"{c.Name}.bias"] : [from, $"{c.Name}.weight"];
            from = graph.Add(
                "Conv",
                c.Name,
                inputs,
                Ints("kernel_shape", c.Kernel.Height, c.Kernel.Width),
                Ints("pads", c.PadHeight, c.PadWidth, c.PadHeight, c.PadWidth),
                Ints("dilations", 1, c.Dilation));
            if (c.Pool != (1, 1)) from = Pool(graph, c.Name, from, c.Pool.Height, c.Pool.Width);
            if (!c.IsLast) from = Activate(graph, c.Name, from);
        }

        graph.Output("places", 2 * LineArchitecture.Outputs, 1, -1);
        return graph;
    }

    private static string Pool(OnnxGraph graph, string name, string from, int rows, int columns) =>
        graph.Add("MaxPool", $"{name}_pool", [from], Ints("kernel_shape", rows, columns), Ints("strides", rows, columns));

    private static string Activate(OnnxGraph graph, string name, string from) =>
        graph.Add("Relu", $"{name}_relu", [graph.Normalization(TensorNames.Norm(name), from)]);
}
