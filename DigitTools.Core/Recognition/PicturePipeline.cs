using System.Diagnostics.CodeAnalysis;
using DigitTools.Core.Threading;

namespace DigitTools.Core.Recognition;

/// <summary>
/// Reads picture files on worker threads and gives the results in the order of the paths, one a page where a file has pages. One thread
/// adds and takes.
/// </summary>
/// <remarks>
/// A worker takes whatever paths are waiting, up to a batch, and does all of it itself: decoding, preprocessing and the
/// network. So a lone picture never waits for a batch to fill, nothing is handed between threads on the way, and
/// the batches grow by themselves when pictures come faster than they are read.
/// </remarks>
/// <typeparam name="TResult">What was read.</typeparam>
internal abstract class PicturePipeline<TResult> : IPicturePipeline
    where TResult : PictureResult
{
    /// <summary>From so many bytes on that pictures under way keep in memory, none is added before another is read.</summary>
    private const long MostHeld = 64L << 20;

    private readonly object _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<Slot> _waiting = new();
    private readonly Queue<Slot> _ordered = new();
    private readonly List<Task> _workers = [];
    private readonly Func<IPictureReader<TResult>> _makeReader;
    private readonly int _workerCount;
    private readonly ArrivalPace _pace;
    private TaskCompletionSource? _turn;

    /// <summary>What comes next of a file whose first pages were taken; null if the next is the first of the queue.</summary>
    private Slot? _further;

    /// <summary>Bytes that the pictures under way keep in memory.</summary>
    private long _held;

    /// <summary>Makes a pipeline; threads start as paths come.</summary>
    /// <param name="makeReader">Makes what reads pictures, for each thread its own.</param>
    /// <param name="workers">Threads, at least 1.</param>
    private protected PicturePipeline(Func<IPictureReader<TResult>> makeReader, int workers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        _makeReader = makeReader;
        _workerCount = workers;

        // Enough for two batches per worker.
        _pace = new ArrivalPace(workers * PictureBatch.Largest * 2);
    }

    /// <summary>Pictures added whose results, or some of them, were not taken yet.</summary>
    public int Pending => _ordered.Count;

    private Slot Head => _further ?? _ordered.Peek();

    /// <summary>
    /// Tells that a picture is there which is still to be fetched, so that the time for that doesn't count as one in which none came. May
    /// be left out.
    /// </summary>
    public void Arrive() => _pace.Arrive();

    /// <summary>Adds a picture.</summary>
    /// <param name="request">The picture; bytes in memory are kept until its result is taken.</param>
    public void Add(PictureRequest request)
    {
        _pace.Arrive();
        int held = request.Content?.Length ?? 0;
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
        bool ready = _ordered.Count > 0 && Volatile.Read(ref Head.Result) is not null;
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
        result = _ordered.Count > 0 ? Volatile.Read(ref Head.Result) : null;
        if (result is not null) Remove();
        return result is not null;
    }

    PictureResult? IPicturePipeline.TryTake(CancellationToken cancellationToken) =>
        TryTake(out TResult? result, cancellationToken) ? result : null;

    PictureResult? IPicturePipeline.TryTakeReady() => TryTakeReady(out TResult? result) ? result : null;

    PictureResult IPicturePipeline.Take(CancellationToken cancellationToken) => Take(cancellationToken);

    /// <summary>Waits, without keeping a thread, until the next result is there or a worker has failed. There must be a next.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Volatile.Read(ref Head.Result) is not null || _workers.Exists(w => w.IsFaulted)) return Task.CompletedTask;
            _turn ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _turn.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Throws what ended a worker.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: the model fails.</exception>
    internal void ThrowIfFailed() => _workers.Find(w => w.IsFaulted)?.GetAwaiter().GetResult();

    /// <summary>The next result; waits for it.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="InvalidOperationException">Nothing is under way.</exception>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: the model fails.</exception>
    public TResult Take(CancellationToken cancellationToken)
    {
        Slot slot = Head;
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static pipeline => ((PicturePipeline<TResult>)pipeline!).WakeAll(), this);
        lock (_gate)
        {
            while (slot.Result is null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ThrowIfFailed();
                Monitor.Wait(_gate);
            }
        }

        Remove();
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

    /// <summary>The result at the head was taken.</summary>
    private void Remove()
    {
        _further = Head.Next;
        if (_further is null) _held -= _ordered.Dequeue().Held;
    }

    private void StartWorker()
    {
        CancellationToken stop = _stop.Token;
        Task worker = Task.Factory.StartNew(
            () => Work(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _workers.Add(worker);
        _ = worker.ContinueWith(_ => WakeAll(), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private void Work(CancellationToken stop)
    {
        IPictureReader<TResult> reader = _makeReader();
        var slots = new Slot[PictureBatch.Largest];
        var requests = new PictureRequest[slots.Length];
        var delivery = new Delivery(slots, WakeAll);
        try
        {
            while (NextBatch(slots, stop) is int count and > 0)
            {
                for (int i = 0; i < count; i++) requests[i] = slots[i].Request;
                reader.Read(requests.AsSpan(0, count), delivery, stop);
                WakeAll();
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

    private void WakeAll()
    {
        TaskCompletionSource? turn;
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
            (turn, _turn) = (_turn, null);
        }

        turn?.TrySetResult();
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

    /// <summary>Puts results where they are waited for. A page is there at once, and not only when all of its file are read.</summary>
    private sealed class Delivery(Slot[] slots, Action wake) : IResultReceiver<TResult>
    {
        public void Add(int request, TResult result, bool isLast)
        {
            Slot slot = slots[request];
            if (!isLast) slot.Next = slots[request] = new Slot(slot.Request, held: 0);
            Volatile.Write(ref slot.Result, result);
            if (!isLast) wake();
        }
    }

    private sealed class Slot(PictureRequest request, int held)
    {
        public TResult? Result;

        /// <summary>The next page; there before the result is.</summary>
        public Slot? Next;

        public PictureRequest Request { get; } = request;

        public int Held { get; } = held;
    }
}
