using DigitTools.Core.Recognition;

namespace DigitTools.Core.Batch;

/// <summary>Reads the pictures of a batch, whatever is read of them, and gives the results file by file, in their order.</summary>
/// <param name="pipeline">Reads the pictures; disposed with this one.</param>
/// <param name="moved">Knows moved pictures, which are not read again; null if there is nothing to know.</param>
internal sealed class BatchPipeline(IPicturePipeline pipeline, MovedPictures? moved) : IDisposable
{
    /// <summary>Pages of the next file, as far as they were taken: a file is recorded as a whole or not at all.</summary>
    private List<PictureResult> _pages = [];

    /// <summary>Files added whose results were not taken yet.</summary>
    public int Pending => pipeline.Pending;

    /// <summary>Adds a file.</summary>
    public void Add(BatchWork work) => pipeline.Add(new PictureRequest(work.Picture.Path, IsKnown: work.IsKnown(moved)));

    /// <summary>
    /// The results of the next file, one a page, if they are there or have to be waited for; null if the caller may go on and add.
    /// </summary>
    public IReadOnlyList<PictureResult>? TryTake(CancellationToken stop)
    {
        while (pipeline.TryTake(stop) is { } page)
            if (Complete(page) is { } file) return file;
        return null;
    }

    /// <summary>The results of the next file, one a page; waits for them.</summary>
    public IReadOnlyList<PictureResult> Take(CancellationToken stop)
    {
        while (true)
            if (Complete(pipeline.Take(stop)) is { } file) return file;
    }

    /// <summary>The results of the next file, if all are there; null if not.</summary>
    public IReadOnlyList<PictureResult>? TryTakeReady()
    {
        while (pipeline.TryTakeReady() is { } page)
            if (Complete(page) is { } file) return file;
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => pipeline.Dispose();

    /// <summary>Adds a page; all pages of the file if that was the last.</summary>
    private List<PictureResult>? Complete(PictureResult page)
    {
        _pages.Add(page);
        if (page.Page < page.PageCount) return null;
        List<PictureResult> file = _pages;
        _pages = [];
        return file;
    }
}
