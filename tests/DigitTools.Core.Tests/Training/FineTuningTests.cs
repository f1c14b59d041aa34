using DigitTools.Core.Data;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx;
using DigitTools.Core.Training;

namespace DigitTools.Core.Tests.Training;

public sealed class FineTuningTests : TorchTests
{
    private static readonly TrainingOptions s_options = new() { Architecture = DigitArchitecture.Small, Epochs = 1, ThreadCount = 2 };

    [Fact]
    public void ModelTrainer_InitialModel_StartsFromItsWeights()
    {
        using var folder = new TestFolder();
        Train(folder["base.onnx"], s_options with { Epochs = 4 }, Mnist.Train.First(4000));

        // A step so small that it changes nothing to speak of: the model has to be as good as the one it started from.
        TrainingOptions further = s_options with { InitialModel = folder["base.onnx"], LearningRate = 1e-8 };
        TrainingResult result = Train(folder["further.onnx"], further, Mnist.Train.First(500));
        TrainingResult fromNothing = Train(folder["nothing.onnx"], further with { InitialModel = null }, Mnist.Train.First(500));

        Assert.True(result.Epochs[0].ValidationAccuracy > 0.9);
        Assert.True(fromNothing.Epochs[0].ValidationAccuracy < 0.5);
    }

    [Fact]
    public void ModelTrainer_InitialModel_KeepsEveryNumber()
    {
        using var folder = new TestFolder();
        Train(folder["base.onnx"], s_options, Mnist.Train.First(500));
        (DigitArchitecture architecture, IReadOnlyList<NamedTensor> tensors) = OnnxWeights.Read(folder["base.onnx"]);
        Assert.Same(DigitArchitecture.Small, architecture);

        using var network = new DataParallelNetwork(architecture, parts: 1, threads: 1, classWeights: null);
        Assert.True(network.TryCopyFrom(tensors));
        Assert.Equal(tensors.SelectMany(t => t.Values), network.Values);
    }

    [Fact]
    public void ModelTrainer_InitialModelOfAnotherArchitecture_IsRefused()
    {
        using var folder = new TestFolder();
        Train(folder["base.onnx"], s_options, Mnist.Train.First(300));
        DigitException error = Assert.Throws<DigitException>(() => Train(
            folder["x.onnx"], s_options with { Architecture = DigitArchitecture.Standard, InitialModel = folder["base.onnx"] }, Mnist.Train.First(300)));
        Assert.Equal(DigitErrorId.ModelInvalid, error.Id);
        Assert.Contains("Small", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ModelTrainer_InitialModelThatIsNoModel_IsRefused()
    {
        using var folder = new TestFolder();
        string text = folder.Write("text.onnx", "no model"u8);
        TrainingOptions options = s_options with { InitialModel = text };
        Assert.Equal(DigitErrorId.ModelInvalid, Assert.Throws<DigitException>(() => Train(folder["x.onnx"], options, Mnist.Train.First(300))).Id);
        options = s_options with { InitialModel = folder["missing.onnx"] };
        Assert.Equal(DigitErrorId.ModelNotFound, Assert.Throws<DigitException>(() => Train(folder["x.onnx"], options, Mnist.Train.First(300))).Id);
    }

    [Fact]
    public void Trainer_FewPictures_AreRepeatedUntilAnEpochIsWorthIt()
    {
        using var folder = new TestFolder();
        int steps = 0;
        DigitDataset few = Mnist.Train.First(120);
        ModelTrainer.Train(few, null, folder["few.onnx"], s_options, new TrainingEvents(p => steps = p.StepsPerEpoch), TestRun.Token);
        Assert.Equal(50, steps);
    }

    [Fact]
    public void ClassBalance_Weights_LeaveMnistAloneAndLiftARareDigit()
    {
        Assert.Null(ClassBalance.Weights(Mnist.Train.First(60_000).CountPerClass()));
        float[] weights = ClassBalance.Weights([100, 100, 100, 100, 100, 100, 100, 100, 100, 25])!;
        Assert.Equal(92.5f / 100, weights[0], 1e-6);
        Assert.Equal(92.5f / 25, weights[9], 1e-6);
        Assert.Equal(5, ClassBalance.Weights([1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1])![9]);
    }

    private static TrainingResult Train(string path, TrainingOptions options, DigitDataset data) =>
        ModelTrainer.Train(data, null, path, options, new TrainingEvents(), TestRun.Token);
}
