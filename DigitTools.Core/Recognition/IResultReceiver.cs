namespace DigitTools.Core.Recognition;

/// <summary>Receives what was read, in the order of the requests and then of the pages.</summary>
/// <typeparam name="TResult">What was read.</typeparam>
internal interface IResultReceiver<in TResult>
{
    /// <summary>Takes a result.</summary>
    /// <param name="request">Which request it answers, from 0.</param>
    /// <param name="result">The result.</param>
    /// <param name="isLast">Whether there is no further page.</param>
    void Add(int request, TResult result, bool isLast);
}
