using System.Collections.Concurrent;

namespace DigitTools.Core.Training;

/// <summary>
/// A network, computed on several threads: each takes a part of the batch from drawing the pictures to the gradient, on a copy of its
/// own. The threads meet once per step instead of twice per layer, so a core that another program uses hardly holds up the others.
/// </summary>
/// <remarks>
/// The parts are a function of the batch alone and are summed in their order, so the numbers do not depend on the threads. Each part has
/// batch statistics of its own, as in E. Hoffer, I. Hubara, D. Soudry, "Train longer, generalize better", NeurIPS 2017 ("ghost batch
/// normalization").
/// </remarks>
/// <typeparam name="TReplica">The copies of the network.</typeparam>
internal sealed class DataParallelNetwork<TReplica> : IDisposable
    where TReplica : IReplica
{
    private readonly ParallelOptions _parallel;
    private readonly ConcurrentBag<TReplica> _replicas = [];
    private readonly PartResult[] _parts;

    /// <param name="make">Makes a copy of the network. The numbers of the first one are those that the training starts from.</param>
    /// <param name="parts">Parts of a batch.</param>
    /// <param name="threads">Threads to compute on.</param>
    public DataParallelNetwork(Func<TReplica> make, int parts, int threads)
    {
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        for (int i = 0; i < threads; i++)
        {
            TReplica replica = make();
            if (i == 0) Numbers = new TrainedNumbers(replica.State);
            _replicas.Add(replica);
        }

        int count = Numbers!.Values.Length, trained = Numbers.Gradient.Length;
        _parts = [.. Enumerable.Range(0, parts).Select(_ => new PartResult(trained, count - trained))];
    }

    /// <summary>The numbers of the network, and the gradient of the last step.</summary>
    public TrainedNumbers Numbers { get; }

    /// <summary>Parts of a batch.</summary>
    public int Parts => _parts.Length;

    /// <summary>Computes the gradient on a batch, and updates the batch normalisations' statistics.</summary>
    /// <param name="compute">Computes a part of the batch: the copy to do it on, the number of the part, what takes the result.</param>
    /// <returns>The loss of the batch, and how much of it is read right.</returns>
    public (double Loss, int Right) Step(Action<TReplica, int, PartResult> compute)
    {
        ForEach(_parts.Length, (replica, part) => compute(replica, part, _parts[part]));
        PartResult.Sum(_parts, Numbers.Gradient, Numbers.Values.AsSpan(Numbers.Gradient.Length));
        return (_parts.Sum(p => p.Loss), _parts.Sum(p => p.Right));
    }

    /// <summary>Does some work on all threads.</summary>
    /// <param name="count">Pieces of it.</param>
    /// <param name="use">Does a piece on a copy of the network.</param>
    public void ForEach(int count, Action<TReplica, int> use) => Parallel.For(0, count, _parallel, piece =>
    {
        // There are as many replicas as threads, so one is always free.
        if (!_replicas.TryTake(out TReplica? replica)) throw new InvalidOperationException("There are more threads than replicas.");
        try
        {
            use(replica, piece);
        }
        finally
        {
            _replicas.Add(replica);
        }
    });

    public void Dispose()
    {
        foreach (TReplica replica in _replicas) replica.Dispose();
    }
}
