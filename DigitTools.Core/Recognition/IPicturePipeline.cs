namespace DigitTools.Core.Recognition;

/// <summary>A <see cref="PicturePipeline{TResult}"/> to whom it doesn't matter what it reads.</summary>
internal interface IPicturePipeline : IDisposable
{
    /// <inheritdoc cref="PicturePipeline{TResult}.Pending"/>
    int Pending { get; }

    /// <inheritdoc cref="PicturePipeline{TResult}.Arrive"/>
    void Arrive();

    /// <inheritdoc cref="PicturePipeline{TResult}.Add"/>
    void Add(PictureRequest request);

    /// <summary>As <see cref="PicturePipeline{TResult}.TryTake"/>.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Null if the caller may go on and add.</returns>
    PictureResult? TryTake(CancellationToken cancellationToken);

    /// <summary>As <see cref="PicturePipeline{TResult}.TryTakeReady"/>.</summary>
    /// <returns>Null if it isn't there.</returns>
    PictureResult? TryTakeReady();

    /// <inheritdoc cref="PicturePipeline{TResult}.Take"/>
    PictureResult Take(CancellationToken cancellationToken);
}
