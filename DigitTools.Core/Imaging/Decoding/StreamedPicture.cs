namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Reads the bytes of pictures that come as streams.</summary>
internal static class StreamedPicture
{
    /// <summary>Reads a stream from where it stands to its end.</summary>
    /// <param name="name">What people call the picture, for messages.</param>
    /// <param name="stream">Stays open.</param>
    /// <param name="stop">Ends the waiting for a stream that has nothing to give; the stream is then of no use any more.</param>
    /// <exception cref="DigitException">PictureUnreadable: the stream fails, has nothing left, or too much.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ReadOnlyMemory<byte> Read(string name, Stream stream, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var collector = new PictureCollector(name);
        try
        {
            if (IsQuick(stream)) collector.Add(stream);
            else Task.Run(() => collector.Add(stream), CancellationToken.None).WaitAsync(stop).GetAwaiter().GetResult();
        }
        catch (Exception cause) when (cause is not DigitException && !stop.IsCancellationRequested)
        {
            // A stream is foreign code: whatever it throws is an error of its picture.
            throw Errors.PictureUnreadable(name, cause.Message, cause);
        }

        return collector.Bytes.Length > 0 ? collector.Bytes : throw Errors.PictureStreamAtEnd(name);
    }

    /// <summary>
    /// Whether it can be read on the thread of the caller. A class that a script has written has to be: it runs on the script's thread
    /// alone, and whoever stops the script stops it.
    /// </summary>
    private static bool IsQuick(Stream stream) =>
        stream is MemoryStream or FileStream { CanSeek: true } || stream.GetType().Assembly.IsDynamic;
}
