using DigitTools.Core.Recognition;

namespace DigitTools.Core.Batch;

/// <summary>A pipeline as a batch uses it.</summary>
/// <typeparam name="TRequest">A picture, and what is asked of it.</typeparam>
/// <typeparam name="TResult">What was read.</typeparam>
/// <param name="pipeline">Reads the pictures; disposed with this one.</param>
/// <param name="request">Asks for a picture.</param>
internal sealed class BatchPipeline<TRequest, TResult>(
    PicturePipeline<TRequest, TResult> pipeline, Func<BatchWork, TRequest> request) : IBatchPipeline
    where TRequest : struct
    where TResult : class, IPictureResult
{
    public int Pending => pipeline.Pending;

    public void Add(BatchWork work) => pipeline.Add(request(work));

    public IPictureResult? TryTake(CancellationToken stop) => pipeline.TryTake(out TResult? result, stop) ? result : null;

    public IPictureResult Take(CancellationToken stop) => pipeline.Take(stop);

    public IPictureResult? TryTakeReady() => pipeline.TryTakeReady(out TResult? result) ? result : null;

    public void Dispose() => pipeline.Dispose();
}
