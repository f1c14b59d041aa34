using DigitTools.Core.Recognition;

namespace DigitTools.Core.Batch;

/// <summary>Reads the pictures of a batch, whatever is read of them, and gives the results in the order of the files.</summary>
internal interface IBatchPipeline : IDisposable
{
    /// <summary>Files added whose results were not taken yet.</summary>
    int Pending { get; }

    /// <summary>Adds a file.</summary>
    void Add(BatchWork work);

    /// <summary>
    /// The results of the next file, one a page, if they are there or have to be waited for; null if the caller may go on and add.
    /// </summary>
    IReadOnlyList<IPictureResult>? TryTake(CancellationToken stop);

    /// <summary>The results of the next file, one a page; waits for them.</summary>
    IReadOnlyList<IPictureResult> Take(CancellationToken stop);

    /// <summary>The results of the next file, if all are there; null if not.</summary>
    IReadOnlyList<IPictureResult>? TryTakeReady();
}
