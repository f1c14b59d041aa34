using DigitTools.Core.Recognition;

namespace DigitTools.Core.Batch;

/// <summary>A pipeline as a batch uses it: file by file.</summary>
/// <typeparam name="TRequest">A picture, and what is asked of it.</typeparam>
/// <typeparam name="TResult">What was read.</typeparam>
/// <param name="pipeline">Reads the pictures; disposed with this one.</param>
/// <param name="request">Asks for a picture.</param>
internal sealed class BatchPipeline<TRequest, TResult>(
    PicturePipeline<TRequest, TResult> pipeline, Func<BatchWork, TRequest> request) : IBatchPipeline
    where TRequest : struct
    where TResult : class, IPictureResult
{
    /// <summary>Pages of the next file, as far as they were taken: a file is recorded as a whole or not at all.</summary>
    private List<IPictureResult> _pages = [];

    public int Pending => pipeline.Pending;

    public void Add(BatchWork work) => pipeline.Add(request(work));

    public IReadOnlyList<IPictureResult>? TryTake(CancellationToken stop)
    {
        while (pipeline.TryTake(out TResult? page, stop))
            if (Complete(page) is { } file) return file;
        return null;
    }

    public IReadOnlyList<IPictureResult> Take(CancellationToken stop)
    {
        while (true)
            if (Complete(pipeline.Take(stop)) is { } file) return file;
    }

    public IReadOnlyList<IPictureResult>? TryTakeReady()
    {
        while (pipeline.TryTakeReady(out TResult? page))
            if (Complete(page) is { } file) return file;
        return null;
    }

    public void Dispose() => pipeline.Dispose();

    /// <summary>Adds a page; all pages of the file if that was the last.</summary>
    private List<IPictureResult>? Complete(TResult page)
    {
        _pages.Add(page);
        if (page.Page < page.PageCount) return null;
        List<IPictureResult> file = _pages;
        _pages = [];
        return file;
    }
}
