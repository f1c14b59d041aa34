using DigitTools.Core.Training;

namespace DigitTools.Core.Tests;

/// <summary>What tests with libtorch share.</summary>
public sealed class TorchFixture
{
    private readonly Lazy<TrainedNetwork> _trained = new(static () =>
    {
        using var trainer = new Trainer(Mnist.Train.First(2000), new TrainingOptions { Epochs = 1 }, new TrainingEvents());
        return trainer.Run(CancellationToken.None);
    });

    /// <summary>A network after one epoch on 2,000 MNIST pictures.</summary>
    internal TrainedNetwork Trained => _trained.Value;
}
