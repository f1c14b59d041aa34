using DigitTools.Core.Data;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx;
using DigitTools.Core.Training;

namespace DigitTools.Core.Tests.Training;

public sealed class FineTuningTests(TorchFixture fixture) : TorchTests
{
    private static readonly TrainingOptions s_options = new() { Epochs = 1, BatchSize = 50, MinimumStepsPerEpoch = 1, ThreadCount = 2 };

    [Fact]
    public void ModelTrainer_InitialModel_StartsFromItsWeights()
    {
        using var folder = new TestFolder();

        // Steps so small that they change nothing to speak of: the model has to be as good as the one it started from.
        TrainingOptions further = s_options with
        {
            InitialModel = DigitClassifier.ShippedPath,
            LearningRate = 1e-8,
            ValidationFraction = 0.5,
        };
        TrainingResult result = Train(folder["further.onnx"], further, Mnist.Train.First(200));
        TrainingResult fromNothing = Train(folder["nothing.onnx"], further with { InitialModel = null }, Mnist.Train.First(200));

        Assert.True(result.Epochs[0].ValidationAccuracy > 0.9);
        Assert.True(fromNothing.Epochs[0].ValidationAccuracy < 0.5);
    }

    [Fact]
    public void ModelTrainer_InitialModel_KeepsEveryNumber()
    {
        using var folder = new TestFolder();
        TrainedNetwork trained = fixture.Trained;
        var metadata = new ModelMetadata { Architecture = trained.Architecture.Name };
        OnnxExporter.Write(folder["base.onnx"], trained.Architecture, trained.Tensors, metadata);
        (NetworkArchitecture architecture, IReadOnlyList<NamedTensor> tensors) = OnnxWeights.Read(folder["base.onnx"]);
        Assert.Same(trained.Architecture, architecture);

        using var replica = new Replica((DigitArchitecture)architecture);
        var numbers = new TrainedNumbers(replica.State);
        Assert.True(numbers.TryCopyFrom(tensors));
        Assert.Equal(trained.Tensors.SelectMany(t => t.Values), numbers.Values);
    }

    [Fact]
    public void ModelTrainer_InitialModelOfAnotherArchitecture_IsRefused()
    {
        using var folder = new TestFolder();
        TrainingOptions options = s_options with { Architecture = DigitArchitecture.Small, InitialModel = DigitClassifier.ShippedPath };
        DigitException error = Assert.Throws<DigitException>(() => Train(folder["x.onnx"], options, Mnist.Train.First(20)));
        Assert.Equal(DigitErrorId.ModelInvalid, error.Id);
        Assert.Contains("Standard", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ModelTrainer_InitialModelThatIsNoModel_IsRefused()
    {
        using var folder = new TestFolder();
        string text = folder.Write("text.onnx", "no model"u8);
        TrainingOptions options = s_options with { InitialModel = text };
        DigitDataset data = Mnist.Train.First(20);
        Assert.Equal(DigitErrorId.ModelInvalid, Assert.Throws<DigitException>(() => Train(folder["x.onnx"], options, data)).Id);
        options = s_options with { InitialModel = folder["missing.onnx"] };
        Assert.Equal(DigitErrorId.ModelNotFound, Assert.Throws<DigitException>(() => Train(folder["x.onnx"], options, data)).Id);
    }

    [Fact]
    public void Trainer_FewPictures_AreRepeatedUntilAnEpochIsWorthIt()
    {
        using var folder = new TestFolder();
        using var stop = new CancellationTokenSource();
        int steps = 0;
        var events = new TrainingEvents(p =>
        {
            steps = p.StepsPerEpoch;
            stop.Cancel();
        });
        ModelTrainer.Train(Mnist.Train.First(120), null, folder["few.onnx"], new TrainingOptions { Epochs = 1 }, events, stop.Token);
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
