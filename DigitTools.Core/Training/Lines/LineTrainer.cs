using System.Collections.Concurrent;
using DigitTools.Core.Data;
using DigitTools.Core.Handwriting.Lines;
using DigitTools.Core.Model;
using DigitTools.Core.Native;
using TorchSharp;

namespace DigitTools.Core.Training.Lines;

/// <summary>Trains the network that reads lines, on lines that are drawn for each step.</summary>
internal sealed class LineTrainer : IDisposable
{
    private const int Parts = 4, LinesPerPart = 16;

    private const double PeakRate = 0.004, WeightDecay = 0.02;

    private static readonly int[] s_widths = [96, 128, 128, 160, 224];

    private readonly ConcurrentBag<LineReplica> _replicas = [];
    private readonly PartResult[] _results;
    private readonly AdamW _optimizer;
    private readonly WeightAverage _average;
    private readonly LearningRateSchedule _schedule;
    private readonly float[] _values;
    private readonly float[] _gradient;
    private readonly int _threads;
    private readonly ulong _seed;
    private readonly IReadOnlyList<(string Name, long[] Shape)> _layout;

    public LineTrainer(DigitDataset digits, int steps, int threads, int seed)
    {
        TorchLibrary.EnsureLoaded();
        torch.manual_seed(seed);
        var written = new WrittenDigits(digits);
        _seed = (ulong)seed;
        _threads = threads;
        // The first weights are those of a network made before all others: the same with any number of threads.
        using var net = new LineNet();
        using var state = new NetworkState(net);
        _values = new float[state.Count];
        state.CopyTo(_values);
        for (int i = 0; i < threads; i++) _replicas.Add(new LineReplica(written));
        _layout = [.. state.Layout];
        _gradient = new float[state.ParameterCount];
        _results = [.. Enumerable.Range(0, Parts).Select(_ => new PartResult(state.ParameterCount, state.Count - state.ParameterCount))];
        _optimizer = new AdamW(state.Parameters);
        _average = new WeightAverage(_values);
        _schedule = new LearningRateSchedule(PeakRate, steps);
    }

    /// <summary>The averaged network.</summary>
    public IReadOnlyList<NamedTensor> Tensors => NetworkState.Tensors(_layout, _average.Values);

    /// <summary>One step.</summary>
    /// <param name="step">0, 1, 2 ...</param>
    /// <returns>The loss.</returns>
    public double Step(int step)
    {
        var choice = new Random64(_seed, 1, (ulong)step);
        int width = s_widths[choice.NextInt32(s_widths.Length)];
        Parallel.For(0, Parts, new ParallelOptions { MaxDegreeOfParallelism = _threads }, part =>
        {
            _replicas.TryTake(out LineReplica? replica);
            long first = ((long)step * Parts + part) * LinesPerPart;
            replica!.Compute(_values, LinesPerPart, width, i => new Random64(_seed, 2, (ulong)(first + i)), 1f / Parts, _results[part]);
            _replicas.Add(replica);
        });
        PartResult.Sum(_results, _gradient, _values.AsSpan(_gradient.Length));
        _optimizer.Step(_values, _gradient, _schedule.At(step), WeightDecay);
        _average.Add(_values, step + 1);
        return _results.Sum(r => r.Loss);
    }

    public void Dispose()
    {
        foreach (LineReplica replica in _replicas) replica.Dispose();
    }
}
