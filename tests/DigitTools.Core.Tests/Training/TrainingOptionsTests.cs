using DigitTools.Core.Model;
using DigitTools.Core.Training;

namespace DigitTools.Core.Tests.Training;

public sealed class TrainingOptionsTests
{
    [Fact]
    public void TrainingOptions_Defaults_AreThese() => Defaults.Are(new TrainingOptions(), new()
    {
        [nameof(TrainingOptions.Architecture)] = DigitArchitecture.Standard,
        [nameof(TrainingOptions.Epochs)] = 20,
        [nameof(TrainingOptions.BatchSize)] = 128,
        [nameof(TrainingOptions.MinimumStepsPerEpoch)] = 50,
        [nameof(TrainingOptions.LearningRate)] = 0.004,
        [nameof(TrainingOptions.WeightDecay)] = 0.5,
        [nameof(TrainingOptions.ValidationFraction)] = 1 / 12.0,
        [nameof(TrainingOptions.Patience)] = 0,
        [nameof(TrainingOptions.TimeLimit)] = null,
        [nameof(TrainingOptions.Seed)] = 1,
        [nameof(TrainingOptions.ThreadCount)] = Environment.ProcessorCount,
        [nameof(TrainingOptions.Augmentation)] = true,
        [nameof(TrainingOptions.DrawnDigitRatio)] = 0.2,
        [nameof(TrainingOptions.OutlierRatio)] = 0.25,
        [nameof(TrainingOptions.InitialModel)] = null,
        [nameof(TrainingOptions.CalibrationModel)] = null,
        [nameof(TrainingOptions.CheckpointPath)] = null,
        [nameof(TrainingOptions.Resume)] = false,
    });
}
