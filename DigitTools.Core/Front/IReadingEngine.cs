namespace DigitTools.Core;

/// <summary>What is behind a reader: a model, and what runs it. Any number of threads may use one at the same time.</summary>
/// <typeparam name="TReading">What is read.</typeparam>
internal interface IReadingEngine<TReading> : IDisposable
{
    /// <summary>First 12 hexadecimal digits of the model file's SHA-256.</summary>
    string ModelId { get; }

    /// <summary>Reads a picture, or the pages of a file; a bad one becomes a reading with its error.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="onePage">Refuses a file with several pages.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="DigitException">The model fails.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The reader was disposed.</exception>
    IReadOnlyList<TReading> Read(DigitPicture picture, bool onePage, CancellationToken stop);

    /// <summary>Reads pictures as they come, some ahead, and gives the readings in their order.</summary>
    /// <exception cref="DigitException">The model fails.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    IAsyncEnumerable<TReading> ReadAllAsync(IAsyncEnumerable<DigitPicture> pictures, CancellationToken stop);
}
