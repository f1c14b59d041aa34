using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;

namespace DigitTools.Core;

/// <summary>Runs the readers of a model: idle ones wait for the next picture, as each keeps its memory.</summary>
/// <param name="model">The model, which the engine owns.</param>
/// <param name="toReading">What users get of a result.</param>
/// <param name="makeReader">Makes what reads pictures on one thread.</param>
/// <param name="makePipeline">Makes what reads many.</param>
/// <param name="workers">Threads of a pipeline.</param>
/// <typeparam name="TResult">What was read, as the core gives it.</typeparam>
/// <typeparam name="TReading">What was read, as users get it.</typeparam>
internal sealed class ReadingEngine<TResult, TReading>(
    IModel model,
    Func<TResult, TReading> toReading,
    Func<IPictureReader<TResult>> makeReader,
    Func<PicturePipeline<TResult>> makePipeline,
    int workers) : IReadingEngine<TReading>
    where TResult : PictureResult
{
    /// <summary>Pictures under way for each worker: enough for the network to read some together, few enough to keep in memory.</summary>
    private const int AheadPerWorker = 16;

    private readonly ConcurrentQueue<IPictureReader<TResult>> _idle = new();

    /// <inheritdoc/>
    public string ModelId => model.ModelId;

    /// <inheritdoc/>
    public IReadOnlyList<TReading> Read(DigitPicture picture, bool onePage, CancellationToken stop)
    {
        if (!_idle.TryDequeue(out IPictureReader<TResult>? reader)) reader = makeReader();
        var pages = new Pages(toReading);
        reader.Read([RequestOf(picture, onePage)], pages, stop);
        if (_idle.Count < Environment.ProcessorCount) _idle.Enqueue(reader);
        return pages.Readings;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TReading> ReadAllAsync(
        IAsyncEnumerable<DigitPicture> pictures, [EnumeratorCancellation] CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using PicturePipeline<TResult> pipeline = makePipeline();
        await using IAsyncEnumerator<DigitPicture> source = pictures.GetAsyncEnumerator(end.Token);
        Task<bool> next = source.MoveNextAsync().AsTask();
        int most = workers * AheadPerWorker;
        bool isFilling = true;
        try
        {
            while (true)
            {
                stop.ThrowIfCancellationRequested();
                // Filled up by many at once: one at a time would wake a worker for each.
                isFilling = pipeline.Pending <= most / 2 || (isFilling && pipeline.Pending < most);
                bool isThere = isFilling && next.IsCompletedSuccessfully && await next.ConfigureAwait(false);
                if (isThere)
                {
                    pipeline.Add(RequestOf(source.Current, onePage: false));
                    next = source.MoveNextAsync().AsTask();
                }

                if (pipeline.TryTakeReady(out TResult? result))
                {
                    yield return toReading(result);
                }
                else if (!isThere)
                {
                    bool isOver = pipeline.Pending == 0 && !await next.WaitAsync(stop).ConfigureAwait(false);
                    if (isOver) yield break;
                    await WaitAsync(pipeline, isFilling ? next : null, stop).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            // A source can't be disposed while it looks for its next picture.
            await end.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static PictureRequest RequestOf(DigitPicture picture, bool onePage) =>
        new(picture.Name, Content: picture.Content, OnePage: onePage);

    /// <summary>Waits for the next result or, where there is room for one, for the next picture.</summary>
    private static Task WaitAsync(PicturePipeline<TResult> pipeline, Task? next, CancellationToken stop)
    {
        if (pipeline.Pending == 0) return Task.CompletedTask;
        pipeline.ThrowIfFailed();
        Task ready = pipeline.WaitAsync(stop);
        return next is null or { IsCompleted: true } ? ready : Task.WhenAny(next, ready);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _idle.Clear();
        model.Dispose();
    }

    /// <summary>Collects the readings of a file.</summary>
    private sealed class Pages(Func<TResult, TReading> toReading) : IResultReceiver<TResult>
    {
        public List<TReading> Readings { get; } = [];

        public void Add(int request, TResult result, bool isLast) => Readings.Add(toReading(result));
    }
}
