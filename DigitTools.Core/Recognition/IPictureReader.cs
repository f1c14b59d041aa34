namespace DigitTools.Core.Recognition;

/// <summary>Reads pictures, some at a time. One instance a thread: it keeps its memory.</summary>
/// <typeparam name="TResult">What was read.</typeparam>
internal interface IPictureReader<TResult>
    where TResult : PictureResult
{
    /// <summary>
    /// Reads up to <see cref="PictureBatch.Largest"/> pictures; a bad one, or a bad page, becomes a result with its error.
    /// </summary>
    /// <param name="requests">The pictures.</param>
    /// <param name="results">Receives a result for each, or of a file with pages one a page.</param>
    /// <param name="stop">Checked often, as large photos take long.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: the model fails.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; some results are missing then.</exception>
    void Read(ReadOnlySpan<PictureRequest> requests, IResultReceiver<TResult> results, CancellationToken stop);
}
