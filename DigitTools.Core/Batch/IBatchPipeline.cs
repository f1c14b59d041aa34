using DigitTools.Core.Recognition;

namespace DigitTools.Core.Batch;

/// <summary>Reads the pictures of a batch, whatever is read of them, and gives the results in the order of the pictures.</summary>
internal interface IBatchPipeline : IDisposable
{
    /// <summary>Pictures added whose results were not taken yet.</summary>
    int Pending { get; }

    /// <summary>Adds a picture.</summary>
    void Add(BatchWork work);

    /// <summary>The next result, if it is there or has to be waited for; null if the caller may go on and add.</summary>
    IPictureResult? TryTake(CancellationToken stop);

    /// <summary>The next result; waits for it.</summary>
    IPictureResult Take(CancellationToken stop);

    /// <summary>The next result, if it is there; null if not.</summary>
    IPictureResult? TryTakeReady();
}
