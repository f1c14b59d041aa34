using DigitTools.Core.Training;

namespace DigitTools.Core.Tests;

/// <summary>What tests with libtorch share.</summary>
public sealed class TorchFixture
{
    private readonly Lazy<TrainedNetwork> _trained = new(static () =>
    {
        var options = new TrainingOptions { Epochs = 2, BatchSize = 50, MinimumStepsPerEpoch = 1, ValidationFraction = 0 };
        using var trainer = new Trainer(Mnist.Train.First(500), options, new TrainingEvents());
        return trainer.Run(CancellationToken.None);
    });

    /// <summary>A network after two epochs on 500 MNIST pictures.</summary>
    internal TrainedNetwork Trained => _trained.Value;
}
