using System.Runtime.InteropServices;
using DigitTools.Core.Data;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Format;
using DigitTools.Core.Training;
using TorchSharp;

namespace DigitTools.Core.Tests.Onnx;

public sealed class OnnxExporterTests(TorchFixture fixture) : TorchTests, IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OnnxExporter_Write_GivesTheLogitsThatTorchGives()
    {
        DigitDataset data = Mnist.Test.First(1000);
        using var classifier = DigitClassifier.Load(Write(new ModelMetadata()), TestRun.Token);
        float[] actual = new float[data.Count * DigitShape.ClassCount];
        classifier.LookOnce(data.Pixels, actual, [], TestRun.Token);

        float[] expected = TorchLogits(data);
        // A network that has learnt something, so that the logits are worth comparing.
        Assert.InRange(expected.Max() - expected.Min(), 3, 1000);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-4);
    }

    [Fact]
    public void OnnxExporter_Write_KeepsTheMetadata()
    {
        var metadata = new ModelMetadata
        {
            Architecture = "Standard",
            Parameters = 123_456,
            MultiplyAdds = 4_000_000_000,
            InputMean = 0.125,
            InputStandardDeviation = 0.5,
            PreprocessingVersion = 3,
            Temperature = 1.2345678901234567,
            MinimumConfidence = 0.6,
            TrainedOn = "Ziffern – 数字: 1,000 \"pictures\"",
            TrainingOptions = new Dictionary<string, string> { ["Epochs"] = "2", ["TimeLimit"] = "" },
            Epochs =
            [
                new(1, 2.5, 0.25, double.NaN, double.NaN, 1e-7, TimeSpan.Zero, 0),
                new(2, 1.5, 0.5, 0.75, 0.875, 4e-3, TimeSpan.Zero, 0),
            ],
            BestEpoch = 2,
            StoppedBy = StopReason.TimeLimit,
            ValidationAccuracy = 0.875,
            ValidationLoss = 0.75,
            TestAccuracy = 0.9,
            Created = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            ToolVersion = "0.1.0",
        };
        using var classifier = DigitClassifier.Load(Write(metadata), TestRun.Token);
        ModelMetadata read = classifier.Metadata;

        Assert.Equal(metadata.Epochs, read.Epochs);
        Assert.Equal(metadata.Classes, read.Classes);
        Assert.Equal(metadata.TrainingOptions, read.TrainingOptions);
        Assert.Null(read.TestLoss);
        // The lists are compared above: records compare them by reference.
        Assert.Equal(
            metadata, read with { Epochs = metadata.Epochs, Classes = metadata.Classes, TrainingOptions = metadata.TrainingOptions });
    }

    [Fact]
    public void OnnxExporter_Write_DoesNotDependOnTheCulture()
    {
        var metadata = new ModelMetadata { Temperature = 1.5, Epochs = [new(1, 2.5, 0.25, 0.75, 0.875, 4e-3, TimeSpan.Zero, 0)] };
        byte[] invariant = File.ReadAllBytes(Write(metadata));
        byte[] german = Culture.Run("de-DE", () => File.ReadAllBytes(Write(metadata)));
        Assert.Equal(invariant, german);
    }

    [Fact]
    public void OnnxExporter_Write_NamesEveryTensorOfTheGraph()
    {
        ModelProto model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(Write(new ModelMetadata())));
        GraphProto graph = model.Graph;
        HashSet<string> known =
            [.. graph.Input.Select(i => i.Name), .. graph.Initializer.Select(i => i.Name), .. graph.Node.SelectMany(n => n.Output)];
        Assert.All(model.Graph.Node.SelectMany(n => n.Input), name => Assert.Contains(name, known));
        // Nothing is stored that the graph does not use.
        Assert.All(model.Graph.Initializer, i => Assert.Contains(model.Graph.Node, n => n.Input.Contains(i.Name)));
        Assert.Equal("DigitTools", model.ProducerName);
    }

    [Fact]
    public void OnnxExporter_Write_ComputesNothingThatPoolingDrops()
    {
        ModelProto model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(Write(new ModelMetadata())));
        // Of 13 x 13 pixels a pooling keeps 12 x 12.
        NodeProto convolution = Assert.Single(model.Graph.Node, n => n.Name == "conv3");
        Assert.Equal([1, 1, 0, 0], Assert.Single(convolution.Attribute, a => a.Name == "pads").Ints);
    }

    private string Write(ModelMetadata metadata)
    {
        string path = _folder["model.onnx"];
        OnnxExporter.Write(path, fixture.Trained.Architecture, fixture.Trained.Tensors, metadata);
        return path;
    }

    private float[] TorchLogits(DigitDataset data)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable noGrad = torch.no_grad();
        using var net = new DigitNet((DigitArchitecture)fixture.Trained.Architecture);
        using var state = new NetworkState(net);
        state.CopyFrom([.. fixture.Trained.Tensors.SelectMany(t => t.Values)]);
        net.eval();
        torch.Tensor input = torch.tensor(
            data.Pixels.Select(p => p / 255f).ToArray(), [data.Count, 1, DigitShape.Side, DigitShape.Side]);
        return MemoryMarshal.Cast<byte, float>(DigitNet.Logits(net.forward(input)).contiguous().bytes).ToArray();
    }
}
