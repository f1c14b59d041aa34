using System.Collections.Concurrent;
using DigitTools.Core.Data;
using DigitTools.Core.Model;

namespace DigitTools.Core.Training;

/// <summary>
/// The network, computed on several threads: each takes a part of the batch from drawing the pictures to the gradient, on a copy of its
/// own. The threads meet once per step instead of twice per layer, so a core that another program uses hardly holds up the others.
/// </summary>
/// <remarks>
/// The parts are a function of the batch alone and are summed in their order, so the numbers do not depend on the threads. Each part has
/// batch statistics of its own, as in E. Hoffer, I. Hubara, D. Soudry, "Train longer, generalize better", NeurIPS 2017 ("ghost batch
/// normalization").
/// </remarks>
internal sealed class DataParallelNetwork : IDisposable
{
    private const int EvaluationBatch = 500;

    private readonly DigitArchitecture _architecture;
    private readonly ParallelOptions _parallel;
    private readonly ConcurrentBag<Replica> _replicas = [];
    private readonly PartResult[] _parts;
    private readonly float[]? _classWeights;

    /// <param name="architecture">The network.</param>
    /// <param name="parts">Parts of a batch.</param>
    /// <param name="threads">Threads to compute on.</param>
    /// <param name="classWeights">Weights of the classes in the loss; null for none.</param>
    public DataParallelNetwork(DigitArchitecture architecture, int parts, int threads, float[]? classWeights)
    {
        _architecture = architecture;
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        _classWeights = classWeights;
        using var net = new DigitNet(architecture);
        using var state = new NetworkState(net);
        Values = new float[state.Count];
        state.CopyTo(Values);
        Parameters = state.Parameters;
        Layout = [.. state.Layout];
        Gradient = new float[state.ParameterCount];
        _parts = [.. Enumerable.Range(0, parts).Select(_ => new PartResult(state.ParameterCount, state.Count - state.ParameterCount))];
        for (int i = 0; i < threads; i++) _replicas.Add(new Replica(architecture));
    }

    /// <summary>All numbers of the network, in the order of <see cref="NetworkState"/>.</summary>
    public float[] Values { get; }

    /// <summary>Gradient of the trained numbers in the last step.</summary>
    public float[] Gradient { get; }

    /// <summary>Length of each trained tensor, and whether it decays.</summary>
    public IReadOnlyList<(int Length, bool Decays)> Parameters { get; }

    /// <summary>Name and shape of each tensor, in the order of <see cref="Values"/>.</summary>
    public IReadOnlyList<(string Name, long[] Shape)> Layout { get; }

    /// <summary>
    /// Computes <see cref="Gradient"/> on a batch and updates the batch normalisations' statistics in <see cref="Values"/>.
    /// </summary>
    /// <param name="batches">Where the pictures come from.</param>
    /// <param name="step">0, 1, 2 ... within the epoch.</param>
    /// <param name="stepOfAll">Steps of the whole training so far.</param>
    /// <returns>Cross-entropy of the digits of the batch, nats, and how many pictures of the data are read right.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.NativeLibraryUnavailable"/>: libtorch's convolutions are wrong on this
    /// machine.</exception>
    public (double Loss, int Right) Step(BatchMaker batches, int step, long stepOfAll)
    {
        IEnumerable<int> sizes = Enumerable.Range(0, _parts.Length).Select(part => batches.Size.Part(part).All);
        ConvolutionProof.Process.Require(_architecture, sizes, gradients: true);
        Parallel.For(0, _parts.Length, _parallel, part =>
            WithReplica(r => r.Compute(batches, step, part, Values, stepOfAll, _classWeights, _parts[part])));

        PartResult.Sum(_parts, Gradient, Values.AsSpan(Gradient.Length));
        return (_parts.Sum(p => p.Loss), _parts.Sum(p => p.Right));
    }

    /// <summary>The answers to pictures that are not redrawn.</summary>
    /// <param name="data">The pictures.</param>
    /// <param name="values">All numbers of the network to ask.</param>
    /// <param name="logits">N x 10.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.NativeLibraryUnavailable"/>: libtorch's convolutions are wrong on this
    /// machine.</exception>
    public void Forward(DigitDataset data, float[] values, float[] logits)
    {
        int batches = (data.Count + EvaluationBatch - 1) / EvaluationBatch;
        ConvolutionProof.Process.Require(_architecture, Enumerable.Range(0, batches).Select(Count), gradients: false);
        Parallel.For(0, batches, _parallel, batch =>
        {
            int start = batch * EvaluationBatch;
            int length = Count(batch) * DigitShape.ClassCount;
            WithReplica(r => r.Forward(data, start, values, logits.AsSpan(start * DigitShape.ClassCount, length)));
        });

        int Count(int batch) => Math.Min(EvaluationBatch, data.Count - batch * EvaluationBatch);
    }

    /// <summary>Sets all numbers from tensors with the same names and shapes.</summary>
    /// <returns>False if one is missing or has another shape; nothing is set then.</returns>
    public bool TryCopyFrom(IReadOnlyList<NamedTensor> tensors)
    {
        var byName = tensors.ToDictionary(t => t.Name);
        if (!Layout.All(l => byName.TryGetValue(l.Name, out NamedTensor? t) && t.Shape.AsSpan().SequenceEqual(l.Shape))) return false;
        Layout.SelectMany(l => byName[l.Name].Values).ToArray().CopyTo(Values, 0);
        return true;
    }

    /// <summary>A row of numbers as tensors.</summary>
    public IReadOnlyList<NamedTensor> Tensors(ReadOnlySpan<float> values) =>
        NetworkState.Tensors(Layout, values);

    public void Dispose()
    {
        foreach (Replica replica in _replicas) replica.Dispose();
    }

    /// <summary>There are as many replicas as threads, so one is always free.</summary>
    private void WithReplica(Action<Replica> use)
    {
        if (!_replicas.TryTake(out Replica? replica)) throw new InvalidOperationException("There are more threads than replicas.");
        try
        {
            use(replica);
        }
        finally
        {
            _replicas.Add(replica);
        }
    }
}
