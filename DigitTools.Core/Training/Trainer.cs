using System.Diagnostics;
using System.Runtime.InteropServices;
using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Model;
using DigitTools.Core.Native;
using TorchSharp;

namespace DigitTools.Core.Training;

/// <summary>
/// Trains a network from labelled pictures: AdamW with a one-cycle learning rate on redrawn pictures; an average of the
/// weights is validated after every epoch, and the best one is kept. Single use, on one thread.
/// </summary>
internal sealed class Trainer : IDisposable
{
    private const int EvaluationBatch = 500;

    private readonly TrainingOptions _options;
    private readonly TrainingEvents _events;
    private readonly DigitDataset _validation;
    private readonly DigitNet _net;
    private readonly NetworkState _state;
    private readonly AdamW _optimizer;
    private readonly WeightAverage _average;
    private readonly LearningRateSchedule _schedule;
    private readonly BatchMaker _batches;
    private readonly int _trainingPictures;
    private readonly int _batchSize;
    private readonly int _stepsPerEpoch;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly float[] _validationLogits;

    public Trainer(DigitDataset data, TrainingOptions options, TrainingEvents events)
    {
        TorchLibrary.EnsureLoaded();
        torch.set_num_threads(options.ThreadCount);
        torch.manual_seed(options.Seed);
        _options = options;
        _events = events;

        (int[] train, int[] validation) = StratifiedSplit.Make(data.Labels, options.ValidationFraction, (ulong)options.Seed);
        _validation = data.Subset(validation);
        _validationLogits = new float[validation.Length * DigitDataset.ClassCount];
        _trainingPictures = train.Length;
        _batchSize = Math.Min(options.BatchSize, train.Length);
        _stepsPerEpoch = train.Length / _batchSize;
        _batches = new BatchMaker(data.Subset(train), _batchSize, options.Seed, options.ThreadCount);

        _net = new DigitNet(options.Architecture);
        _state = new NetworkState(_net);
        _optimizer = new AdamW(_state.ParameterCount);
        _average = new WeightAverage(_state);
        _schedule = new LearningRateSchedule(options.LearningRate, (long)options.Epochs * _stepsPerEpoch);
    }

    /// <summary>Trains until the epochs, the patience or the time are over, or the token is cancelled.</summary>
    public TrainedNetwork Run(CancellationToken cancellationToken)
    {
        var epochs = new List<TrainingEpoch>();
        int best = 0;
        float[] bestValues = [.. _average.Values];
        float[] bestLogits = [];
        StopReason? stop = null;
        for (int epoch = 1; epoch <= _options.Epochs && stop is null; epoch++)
        {
            (TrainingEpoch? ended, stop) = RunEpoch(epoch, cancellationToken);
            if (ended is null) break;

            epochs.Add(ended);
            if (best == 0 || !IsWorse(ended, epochs[best - 1]))
            {
                best = epoch;
                _average.Values.CopyTo(bestValues, 0);
                bestLogits = [.. _validationLogits];
            }

            _events.EpochEnded?.Invoke(ended);
            if (_options.Patience > 0 && epoch - best >= _options.Patience && epoch < _options.Epochs) stop ??= StopReason.Patience;
        }

        return new TrainedNetwork
        {
            Architecture = _options.Architecture,
            Tensors = Tensors(bestValues),
            Epochs = epochs,
            BestEpoch = best,
            StoppedBy = stop ?? StopReason.Completed,
            Temperature = TemperatureFit.Fit(bestLogits, best == 0 ? [] : _validation.Labels),
            TrainingPictures = _trainingPictures,
            ValidationPictures = _validation.Count,
        };
    }

    public void Dispose()
    {
        _state.Dispose();
        _net.Dispose();
    }

    /// <summary>One pass over the training part; no epoch where it was stopped on the way.</summary>
    private (TrainingEpoch? Epoch, StopReason? Stop) RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        TimeSpan started = _clock.Elapsed;
        _batches.StartEpoch(epoch, _options.Augmentation ? AugmentationRanges.Full : null);
        _net.train();
        double loss = 0, rate = 0;
        int right = 0;
        for (int step = 0; step < _stepsPerEpoch; step++)
        {
            if (cancellationToken.IsCancellationRequested) return (null, StopReason.Cancelled);
            if (_clock.Elapsed > _options.TimeLimit) return (null, StopReason.TimeLimit);

            rate = _schedule.At(((epoch - 1L) * _stepsPerEpoch) + step);
            (double stepLoss, int stepRight) = Step(step, rate);
            loss += stepLoss;
            right += stepRight;
            Report(epoch, step + 1, loss / (step + 1), right, _clock.Elapsed - started);
        }

        double seconds = (_clock.Elapsed - started).TotalSeconds;
        int seen = _stepsPerEpoch * _batchSize;
        (double validationLoss, double validationAccuracy) = Validate();
        return (new TrainingEpoch(
            epoch, loss / _stepsPerEpoch, (double)right / seen, validationLoss, validationAccuracy, rate,
            _clock.Elapsed - started, seen / seconds), null);
    }

    private (double Loss, int Right) Step(int step, double rate)
    {
        _batches.Fill(step);
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor input = torch.tensor(_batches.Pixels, [_batchSize, 1, DigitDataset.Side, DigitDataset.Side]);
        torch.Tensor labels = torch.tensor(_batches.Labels);
        torch.Tensor logits = _net.forward(input);
        torch.Tensor loss = torch.nn.functional.cross_entropy(logits, labels);
        _net.zero_grad();
        loss.backward();
        _optimizer.Step(_state, rate, _options.WeightDecay);
        _average.Add(_state, _optimizer.Steps);
        return (loss.item<float>(), (int)logits.argmax(1).eq(labels).sum().item<long>());
    }

    /// <summary>Loss and accuracy of the averaged weights on the validation part; NaN where there is none.</summary>
    private (double Loss, double Accuracy) Validate()
    {
        if (_validation.Count == 0) return (double.NaN, double.NaN);

        var live = new float[_state.Count];
        _state.CopyTo(live);
        _state.CopyFrom(_average.Values);
        _net.eval();
        Forward(_validation, _validationLogits);
        _state.CopyFrom(live);

        int right = 0;
        for (int i = 0; i < _validation.Count; i++)
        {
            ReadOnlySpan<float> logits = _validationLogits.AsSpan(i * DigitDataset.ClassCount, DigitDataset.ClassCount);
            if (System.Numerics.Tensors.TensorPrimitives.IndexOfMax(logits) == _validation.Labels[i]) right++;
        }

        return (TemperatureFit.Loss(_validationLogits, _validation.Labels, 1), (double)right / _validation.Count);
    }

    private void Forward(DigitDataset data, Span<float> logits)
    {
        using IDisposable noGrad = torch.no_grad();
        for (int start = 0; start < data.Count; start += EvaluationBatch)
        {
            int count = Math.Min(EvaluationBatch, data.Count - start);
            var pixels = new float[count * DigitDataset.PixelCount];
            for (int i = 0; i < count; i++) Augmenter.Copy(data.Picture(start + i), pixels.AsSpan(i * DigitDataset.PixelCount));

            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor output = _net.forward(torch.tensor(pixels, [count, 1, DigitDataset.Side, DigitDataset.Side])).contiguous();
            MemoryMarshal.Cast<byte, float>(output.bytes).CopyTo(logits[(start * DigitDataset.ClassCount)..]);
        }
    }

    /// <summary>Without a validation part the latest epoch is the best.</summary>
    private static bool IsWorse(TrainingEpoch epoch, TrainingEpoch best) =>
        epoch.ValidationAccuracy < best.ValidationAccuracy
        || (epoch.ValidationAccuracy == best.ValidationAccuracy && epoch.ValidationLoss > best.ValidationLoss);

    private void Report(int epoch, int step, double loss, int right, TimeSpan inEpoch)
    {
        if (_events.Progress is null) return;
        double perStep = inEpoch.TotalSeconds / step;
        long left = ((long)(_options.Epochs - epoch) * _stepsPerEpoch) + _stepsPerEpoch - step;
        TimeSpan remaining = TimeSpan.FromSeconds(left * perStep);
        if (_options.TimeLimit is { } limit && limit - _clock.Elapsed < remaining) remaining = limit - _clock.Elapsed;
        _events.Progress(new TrainingProgress(
            epoch, _options.Epochs, step, _stepsPerEpoch, loss, (double)right / (step * _batchSize), _batchSize / perStep,
            remaining < TimeSpan.Zero ? TimeSpan.Zero : remaining));
    }

    private List<NamedTensor> Tensors(ReadOnlySpan<float> values)
    {
        var tensors = new List<NamedTensor>();
        int at = 0;
        foreach ((string name, long[] shape) in _state.Layout)
        {
            int count = (int)shape.Aggregate(1L, (a, b) => a * b);
            tensors.Add(new NamedTensor(name, shape, values.Slice(at, count).ToArray()));
            at += count;
        }

        return tensors;
    }
}
