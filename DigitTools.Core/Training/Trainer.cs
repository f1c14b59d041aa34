using System.Diagnostics;
using DigitTools.Core.Data;
using DigitTools.Core.Model;
using DigitTools.Core.Native;
using DigitTools.Core.Onnx;
using TorchSharp;

namespace DigitTools.Core.Training;

/// <summary>
/// Trains a network from labelled pictures: AdamW with a one-cycle learning rate on redrawn pictures; an average of the
/// weights is validated after every epoch, and the best one is kept. Single use.
/// </summary>
internal sealed class Trainer : IDisposable
{
    private static readonly TimeSpan s_checkpointEvery = TimeSpan.FromSeconds(30);

    private readonly TrainingOptions _options;
    private readonly TrainingEvents _events;
    private readonly ITrainingTask _task;
    private readonly TrainedNumbers _network;
    private readonly LearningJudge _judge;
    private readonly AdamW _optimizer;
    private readonly WeightAverage _average;
    private readonly LearningRateSchedule _schedule;
    private readonly IReadOnlyDictionary<string, string> _identity;
    private readonly FittedConfidence? _calibration;
    private readonly float[] _outputs;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    // Where the training is; with the rows of the network, the average and the optimizer this is all a checkpoint holds.
    private readonly List<TrainingEpoch> _epochs = [];
    private readonly float[] _bestValues;
    private readonly float[] _bestOutputs;
    private int _best;
    private int _step;
    private double _lossSum;
    private int _right;
    private TimeSpan _inEpoch;
    private TimeSpan _lastCheckpoint;
    private bool _checkpointFailed;

    /// <summary>A training of a network that reads single digits.</summary>
    public Trainer(DigitDataset data, TrainingOptions options, TrainingEvents events)
        : this(() => new DigitTask(data, options), TrainingIdentity.Of(data, options), options, events)
    {
    }

    /// <param name="makeTask">Makes what is to be learnt; called when libtorch is there and has its seed.</param>
    /// <param name="identity">What has to be the same for a training to go on.</param>
    /// <param name="options">How to train.</param>
    /// <param name="events">Called with what happens.</param>
    public Trainer(
        Func<ITrainingTask> makeTask, IReadOnlyDictionary<string, string> identity, TrainingOptions options, TrainingEvents events)
    {
        TorchLibrary.EnsureLoaded();
        torch.manual_seed(options.Seed);
        _options = options;
        _events = events;
        _identity = identity;
        _calibration = options.CalibrationModel is { } model ? FittedConfidence.Of(model, options.Architecture) : null;
        _task = makeTask();
        _network = _task.Numbers;
        _judge = new LearningJudge(_task, events.NothingLearnt);
        _outputs = new float[_task.ValidationPictures * _task.OutputsPerPicture];
        _optimizer = new AdamW(_network.Parameters);
        _schedule = new LearningRateSchedule(options.LearningRate, (long)options.Epochs * _task.StepsPerEpoch);
        if (options.InitialModel is not null) LoadInitialModel(options.InitialModel);
        _average = new WeightAverage(_network.Values);
        _bestValues = [.. _average.Values];
        _bestOutputs = new float[_outputs.Length];
        if (options is { CheckpointPath: { } path, Resume: true } && CheckpointFile.Read(path) is { } state) Restore(path, state);
    }

    /// <summary>The checkpoint that this training wrote or went on from; null if there is none.</summary>
    public string? LastCheckpoint { get; private set; }

    /// <summary>Trains until the epochs, the patience or the time are over, or the token is cancelled.</summary>
    /// <exception cref="DivergenceException">
    /// Loss, weights or validation are not finite. Neither the best network nor the checkpoint has such numbers.
    /// </exception>
    public TrainedNetwork Run(CancellationToken cancellationToken)
    {
        StopReason? stop = null;
        while (stop is null)
        {
            if (_epochs.Count == _options.Epochs) stop = StopReason.Completed;
            else if (_options.Patience > 0 && _epochs.Count - _best >= _options.Patience) stop = StopReason.Patience;
            else stop = RunEpoch(cancellationToken);
        }

        // A time limit asks for what can be had by then; who cancels in the middle of an epoch wants no model of it in the place of
        // a good one. The checkpoint is written: a training that goes on from it knows nothing of what follows.
        double? part = stop == StopReason.TimeLimit && _step > 0 ? (double)_step / _task.StepsPerEpoch : null;
        if (part is not null) EndEpoch(_epochs.Count + 1, _clock.Elapsed - _inEpoch);
        // A part of the first epoch is reported anyway, and is not enough to judge by.
        if (part is null || _epochs.Count > 1) _judge.Judge(_epochs, _best, _bestOutputs, fewestEpochs: 1);
        return Best(stop, part);
    }

    /// <summary>The best network of a training that an error ended; null if none is known to be worth keeping.</summary>
    public TrainedNetwork? Rescue() =>
        _best > 0 && (_task.ValidationPictures == 0 || _task.IsAboveChance(_bestOutputs)) ? Best(stop: null, part: null) : null;

    public void Dispose() => _task.Dispose();

    private TrainedNetwork Best(StopReason? stop, double? part)
    {
        FittedConfidence fitted = _calibration ?? _task.Fit(_best == 0 || _task.ValidationPictures == 0 ? null : _bestOutputs);
        return new TrainedNetwork
        {
            Architecture = _options.Architecture,
            Tensors = _network.Tensors(_bestValues),
            Epochs = _epochs,
            BestEpoch = _best,
            StoppedBy = stop,
            LastEpochPart = part,
            Confidence = fitted,
            TrainingPictures = _task.TrainingPictures,
            ValidationPictures = _task.ValidationPictures,
        };
    }

    /// <summary>One pass over the training part, or what is left of one; says why if it was stopped on the way.</summary>
    private StopReason? RunEpoch(CancellationToken cancellationToken)
    {
        int epoch = _epochs.Count + 1;
        TimeSpan started = _clock.Elapsed - _inEpoch;
        _task.StartEpoch(epoch);
        while (_step < _task.StepsPerEpoch)
        {
            StopReason? stop = ReasonToStop(cancellationToken);
            if (stop is not null || _clock.Elapsed - _lastCheckpoint > s_checkpointEvery) SaveCheckpoint();
            if (stop is not null) return stop;

            (double loss, int right) = Step(epoch);
            _lossSum += loss;
            _right += right;
            _step++;
            _inEpoch = _clock.Elapsed - started;
            Report(epoch);
        }

        EndEpoch(epoch, started);
        SaveCheckpoint();
        _judge.Judge(_epochs, _best, _bestOutputs, LearningJudge.EpochsToLearn);
        return null;
    }

    private StopReason? ReasonToStop(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return StopReason.Cancelled;
        return _clock.Elapsed > _options.TimeLimit ? StopReason.TimeLimit : null;
    }

    /// <summary>Validates what an epoch, or the part of it that was done, has made of the weights.</summary>
    private void EndEpoch(int epoch, TimeSpan started)
    {
        int seen = _step * _task.PicturesPerStep;
        double seconds = _inEpoch.TotalSeconds;
        (double validationLoss, double validationAccuracy) =
            _task.ValidationPictures == 0 ? (double.NaN, double.NaN) : _task.Validate(_average.Values, _outputs);
        bool finite = _task.ValidationPictures == 0 || (double.IsFinite(validationLoss) && Finite.All(_outputs));
        if (!finite) throw Divergence("the validation loss", epoch, _step - 1);
        var ended = new TrainingEpoch(
            epoch, _lossSum / _step, (double)_right / seen, validationLoss, validationAccuracy, RateOf(epoch, _step - 1),
            _clock.Elapsed - started, seen / seconds);
        _epochs.Add(ended);
        if (_best == 0 || !ended.IsWorseThan(_epochs[_best - 1]))
        {
            _best = epoch;
            _average.Values.CopyTo(_bestValues, 0);
            _outputs.CopyTo(_bestOutputs, 0);
        }

        (_step, _lossSum, _right, _inEpoch) = (0, 0, 0, TimeSpan.Zero);
        _events.EpochEnded?.Invoke(ended);
    }

    private (double Loss, int Right) Step(int epoch)
    {
        (double loss, int right) = _task.Step(_step, _optimizer.Steps);
        _optimizer.Step(_network.Values, _network.Gradient, RateOf(epoch, _step), _options.WeightDecay);
        _average.Add(_network.Values, _optimizer.Steps);
        if (!double.IsFinite(loss)) throw Divergence("the loss", epoch, _step);
        // All that a checkpoint takes: an infinite row of the optimizer lets weights stand still for ever, and no loss shows it.
        foreach (float[] row in (float[][])[_network.Values, _average.Values, _optimizer.Mean, _optimizer.Variance])
            if (!Finite.All(row)) throw Divergence("a weight", epoch, _step);
        return (loss, right);
    }

    private DivergenceException Divergence(string what, int epoch, int step) =>
        new(what, epoch, step + 1, _task.StepsPerEpoch, RateOf(epoch, step));

    private double RateOf(int epoch, int step) => _schedule.At((epoch - 1L) * _task.StepsPerEpoch + step);

    private void Report(int epoch)
    {
        if (_events.Progress is null) return;
        double perStep = _inEpoch.TotalSeconds / _step;
        long left = (long)(_options.Epochs - epoch) * _task.StepsPerEpoch + _task.StepsPerEpoch - _step;
        var remaining = TimeSpan.FromSeconds(Math.Min(left * perStep, int.MaxValue));
        if (_options.TimeLimit is { } limit && limit - _clock.Elapsed < remaining) remaining = limit - _clock.Elapsed;
        _events.Progress(new TrainingProgress(
            epoch,
            _options.Epochs,
            _step,
            _task.StepsPerEpoch,
            Loss: _lossSum / _step,
            Accuracy: (double)_right / (_step * _task.PicturesPerStep),
            ImagesPerSecond: _task.PicturesPerStep / perStep,
            Remaining: remaining < TimeSpan.Zero ? TimeSpan.Zero : remaining));
    }

    private void LoadInitialModel(string path)
    {
        (NetworkArchitecture architecture, IReadOnlyList<NamedTensor> tensors) = OnnxWeights.Read(path);
        if (architecture != _options.Architecture)
            throw Errors.InitialModelArchitecture(path, architecture.Name, _options.Architecture.Name);
        if (!_network.TryCopyFrom(tensors)) throw Errors.InitialModelForeign(path);
    }

    private void SaveCheckpoint()
    {
        _lastCheckpoint = _clock.Elapsed;
        if (_options.CheckpointPath is null) return;
        var state = new TrainingState
        {
            Identity = _identity,
            Epochs = _epochs,
            BestEpoch = _best,
            Step = _step,
            LossSum = _lossSum,
            Right = _right,
            InEpoch = _inEpoch,
            OptimizerSteps = _optimizer.Steps,
            RowLengths = [],
        };
        try
        {
            TrainingState whole = state.With(
                _network.Values, _average.Values, _bestValues, _optimizer.Mean, _optimizer.Variance, _bestOutputs);
            CheckpointFile.Write(_options.CheckpointPath, whole);
            LastCheckpoint = _options.CheckpointPath;
            _checkpointFailed = false;
        }
        catch (DigitException e)
        {
            // A disk that is full for a while must not cost hours of training; the checkpoint before is still there.
            if (!_checkpointFailed) _events.CheckpointFailed?.Invoke(e);
            _checkpointFailed = true;
        }
    }

    private void Restore(string path, TrainingState state)
    {
        TrainingIdentity.Require(path, state.Identity, _identity);
        var shape = new TrainingShape(
            _network.Values.Length,
            _network.Gradient.Length,
            _task.ValidationPictures,
            _task.OutputsPerPicture,
            _options.Epochs,
            _task.StepsPerEpoch,
            _task.PicturesPerStep);
        if (CheckpointCheck.Fault(state, shape) is { } fault) throw CheckpointFile.Invalid(path, fault);
        LastCheckpoint = path;
        state.Weights.CopyTo(_network.Values, 0);
        state.Average.CopyTo(_average.Values, 0);
        state.Best.CopyTo(_bestValues, 0);
        state.Mean.CopyTo(_optimizer.Mean, 0);
        state.Variance.CopyTo(_optimizer.Variance, 0);
        state.BestOutputs.CopyTo(_bestOutputs, 0);
        _optimizer.Steps = state.OptimizerSteps;
        _epochs.AddRange(state.Epochs);
        (_best, _step, _lossSum, _right, _inEpoch) = (state.BestEpoch, state.Step, state.LossSum, state.Right, state.InEpoch);
        foreach (TrainingEpoch epoch in _epochs) _events.EpochEnded?.Invoke(epoch);
    }
}
