using System.Numerics.Tensors;
using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Model;

namespace DigitTools.Core.Training;

/// <summary>Teaches a network to read single digits from labelled pictures, redrawn at random.</summary>
internal sealed class DigitTask : ITrainingTask
{
    private const int EvaluationBatch = 500;

    private readonly TrainingOptions _options;
    private readonly DigitArchitecture _architecture;
    private readonly DigitDataset _validation;
    private readonly BatchSize _batchSize;
    private readonly BatchMaker _batches;
    private readonly float[]? _classWeights;
    private readonly DataParallelNetwork<Replica> _network;

    public DigitTask(DigitDataset data, TrainingOptions options)
    {
        _options = options;
        _architecture = (DigitArchitecture)options.Architecture;
        (int[] train, int[] validation) = Split(data, options);
        DigitDataset training = data.Subset(train);
        _validation = data.Subset(validation);
        TrainingPictures = train.Length;
        _batchSize = options.BatchSizeFor(train.Length);
        StepsPerEpoch = Math.Max(train.Length / _batchSize.Data, options.MinimumStepsPerEpoch);
        _batches = new BatchMaker(training, _batchSize, StepsPerEpoch, options.Seed);
        _classWeights = ClassBalance.Weights(training.CountPerClass());
        _network = new DataParallelNetwork<Replica>(() => new Replica(_architecture), _batchSize.Parts, options.ThreadCount);
    }

    /// <summary>The pictures that a training holds back.</summary>
    public static DigitDataset ValidationOf(DigitDataset data, TrainingOptions options) => data.Subset(Split(data, options).Validation);

    /// <inheritdoc/>
    public TrainedNumbers Numbers => _network.Numbers;

    /// <inheritdoc/>
    public int TrainingPictures { get; }

    /// <inheritdoc/>
    public int ValidationPictures => _validation.Count;

    /// <inheritdoc/>
    public int OutputsPerPicture => DigitShape.ClassCount;

    /// <inheritdoc/>
    public int PicturesPerStep => _batchSize.Data;

    /// <inheritdoc/>
    public int StepsPerEpoch { get; }

    /// <inheritdoc/>
    public void StartEpoch(int epoch) => _batches.StartEpoch(epoch, RangesOf(epoch));

    /// <inheritdoc/>
    /// <exception cref="DigitException"><see cref="DigitErrorId.NativeLibraryUnavailable"/>: libtorch's convolutions are wrong on this
    /// machine.</exception>
    public (double Loss, int Right) Step(int step, long stepOfAll)
    {
        IEnumerable<int> sizes = Enumerable.Range(0, _network.Parts).Select(part => _batches.Size.Part(part).All);
        ConvolutionProof.Process.Require(_architecture.Shapes, sizes, gradients: true);
        return _network.Step((replica, part, result) =>
            replica.Compute(_batches, step, part, Numbers.Values, stepOfAll, _classWeights, result));
    }

    /// <inheritdoc/>
    /// <exception cref="DigitException"><see cref="DigitErrorId.NativeLibraryUnavailable"/>: libtorch's convolutions are wrong on this
    /// machine.</exception>
    public (double Loss, double Accuracy) Validate(float[] values, float[] outputs)
    {
        const int Classes = DigitShape.ClassCount;
        int count = _validation.Count, batches = (count + EvaluationBatch - 1) / EvaluationBatch;
        ConvolutionProof.Process.Require(_architecture.Shapes, Enumerable.Range(0, batches).Select(CountOf), gradients: false);
        _network.ForEach(batches, (replica, batch) =>
        {
            int start = batch * EvaluationBatch;
            replica.Forward(_validation, start, values, outputs.AsSpan(start * Classes, CountOf(batch) * Classes));
        });
        int right = 0;
        for (int i = 0; i < count; i++)
            if (TensorPrimitives.IndexOfMax(outputs.AsSpan(i * Classes, Classes)) == _validation.Labels[i]) right++;
        return (TemperatureFit.Loss(outputs, _validation.Labels, 1), (double)right / count);

        int CountOf(int batch) => Math.Min(EvaluationBatch, count - batch * EvaluationBatch);
    }

    /// <inheritdoc/>
    public bool IsAboveChance(float[] outputs) => ChanceAgreement.Of(outputs, _validation.Labels).IsAboveChance;

    /// <inheritdoc/>
    public FittedConfidence Fit(float[]? outputs) => FittedConfidence.Fit(outputs, outputs is null ? [] : _validation.Labels);

    public void Dispose() => _network.Dispose();

    private static (int[] Train, int[] Validation) Split(DigitDataset data, TrainingOptions options) =>
        StratifiedSplit.Make(data.Labels, options.ValidationFraction, (ulong)options.Seed);

    private AugmentationRanges? RangesOf(int epoch)
    {
        if (!_options.Augmentation) return null;
        return epoch > _options.Epochs * (1 - TrainingRecipe.WeakPart) ? AugmentationRanges.Weak : AugmentationRanges.Full;
    }
}
