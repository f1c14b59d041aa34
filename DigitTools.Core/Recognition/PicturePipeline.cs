using System.Diagnostics.CodeAnalysis;
using DigitTools.Core.Threading;

namespace DigitTools.Core.Recognition;

/// <summary>
/// Reads picture files on worker threads and gives the results in the order of the paths. One thread adds and takes.
/// </summary>
/// <remarks>
/// A worker takes whatever paths are waiting, up to a batch, and does all of it itself: decoding, preprocessing and the
/// network. So a lone picture never waits for a batch to fill, nothing is handed between threads on the way, and
/// the batches grow by themselves when pictures come faster than they are read.
/// </remarks>
/// <typeparam name="TRequest">A picture, and what is asked of it.</typeparam>
/// <typeparam name="TResult">What was read.</typeparam>
public abstract class PicturePipeline<TRequest, TResult> : IDisposable
    where TRequest : struct
    where TResult : class
{
    /// <summary>From so many bytes on that pictures under way keep in memory, none is added before another is read.</summary>
    private const long MostHeld = 64L << 20;

    private readonly object _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<Slot> _waiting = new();
    private readonly Queue<Slot> _ordered = new();
    private readonly List<Task> _workers = [];
    private readonly Func<IPictureReader<TRequest, TResult>> _makeReader;
    private readonly int _workerCount;
    private readonly ArrivalPace _pace;

    /// <summary>Bytes that the pictures under way keep in memory.</summary>
    private long _held;

    /// <summary>Makes a pipeline; threads start as paths come.</summary>
    /// <param name="makeReader">Makes what reads pictures, for each thread its own.</param>
    /// <param name="workers">Threads, at least 1.</param>
    private protected PicturePipeline(Func<IPictureReader<TRequest, TResult>> makeReader, int workers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        _makeReader = makeReader;
        _workerCount = workers;

        // Enough for two batches per worker.
        _pace = new ArrivalPace(workers * PictureBatch.Largest * 2);
    }

    /// <summary>Pictures added whose results were not taken yet.</summary>
    public int Pending => _ordered.Count;

    /// <summary>
    /// Tells that a picture is there which is still to be fetched, so that the time for that doesn't count as one in which none came. May
    /// be left out.
    /// </summary>
    public void Arrive() => _pace.Arrive();

    /// <summary>Adds a picture.</summary>
    /// <param name="request">The picture.</param>
    /// <param name="held">Bytes of memory that it keeps until its result is taken.</param>
    public void Add(TRequest request, int held = 0)
    {
        _pace.Arrive();
        var slot = new Slot(request, held);
        _held += held;
        _ordered.Enqueue(slot);
        lock (_gate)
        {
            _waiting.Enqueue(slot);
            Monitor.Pulse(_gate);
        }

        // One more worker as long as more is under way than one can take at once.
        if (_workers.Count < _workerCount && _ordered.Count > _workers.Count) StartWorker();
    }

    /// <summary>
    /// The next result, if it is there or has to be waited for before another picture is fetched; call it until it gives no
    /// more after every <see cref="Add"/>.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False if the caller may go on and add.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public bool TryTake([NotNullWhen(true)] out TResult? result, CancellationToken cancellationToken)
    {
        bool ready = _ordered.Count > 0 && Volatile.Read(ref _ordered.Peek().Result) is not null;
        if (ready || _ordered.Count > _pace.Window || _held > MostHeld)
        {
            result = Take(cancellationToken);
            return true;
        }

        result = null;
        _pace.Leave();
        return false;
    }

    /// <summary>The next result, if it is there: what is left to take after the waiting was cancelled.</summary>
    /// <param name="result">The result.</param>
    public bool TryTakeReady([NotNullWhen(true)] out TResult? result)
    {
        result = _ordered.Count > 0 ? Volatile.Read(ref _ordered.Peek().Result) : null;
        if (result is not null) Drop();
        return result is not null;
    }

    /// <summary>The next result; waits for it.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="InvalidOperationException">Nothing is under way.</exception>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: the model fails.</exception>
    public TResult Take(CancellationToken cancellationToken)
    {
        Slot slot = _ordered.Peek();
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static gate => WakeAll(gate!), _gate);
        lock (_gate)
        {
            while (slot.Result is null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _workers.Find(w => w.IsFaulted)?.GetAwaiter().GetResult();
                Monitor.Wait(_gate);
            }
        }

        Drop();
        return slot.Result;
    }

    /// <summary>
    /// Drops what is still waiting and ends the workers. One that is inside native code which takes too long is left alone: it
    /// ends by itself as soon as that lets go, and neither runs the network nor writes a chart any more.
    /// </summary>
    public void Dispose()
    {
        if (_stop.IsCancellationRequested) return;

        _stop.Cancel();
        lock (_gate)
        {
            _waiting.Clear();
            Monitor.PulseAll(_gate);
        }

        // Their errors, if any, are thrown by Take.
        Task.WhenAll(_workers)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
            .Wait(NativeWork.Grace);
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Drop() => _held -= _ordered.Dequeue().Held;

    private void StartWorker()
    {
        CancellationToken stop = _stop.Token;
        Task worker = Task.Factory.StartNew(
            () => Work(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _workers.Add(worker);
        _ = worker.ContinueWith(_ => WakeAll(_gate), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private void Work(CancellationToken stop)
    {
        IPictureReader<TRequest, TResult> reader = _makeReader();
        var slots = new Slot[PictureBatch.Largest];
        var requests = new TRequest[slots.Length];
        var results = new TResult[slots.Length];
        try
        {
            while (NextBatch(slots, stop) is int count and > 0)
            {
                for (int i = 0; i < count; i++) requests[i] = slots[i].Request;
                reader.Read(requests.AsSpan(0, count), results, stop);
                for (int i = 0; i < count; i++) Volatile.Write(ref slots[i].Result, results[i]);
                WakeAll(_gate);
                // Pictures in memory leave it with their results.
                Array.Clear(requests);
                Array.Clear(slots);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nobody waits for the results.
        }
    }

    private static void WakeAll(object gate)
    {
        lock (gate) Monitor.PulseAll(gate);
    }

    /// <summary>Waits for at least one path; an even share of what is there keeps all workers busy to the end.</summary>
    private int NextBatch(Slot[] slots, CancellationToken stop)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (stop.IsCancellationRequested) return 0;
                Monitor.Wait(_gate);
            }

            int share = (_waiting.Count + _workerCount - 1) / _workerCount;
            int count = Math.Min(share, slots.Length);
            for (int i = 0; i < count; i++) slots[i] = _waiting.Dequeue();
            return count;
        }
    }

    private sealed class Slot(TRequest request, int held)
    {
        public TResult? Result;

        public TRequest Request { get; } = request;

        public int Held { get; } = held;
    }
}
