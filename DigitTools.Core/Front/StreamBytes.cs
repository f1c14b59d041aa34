namespace DigitTools.Core;

/// <summary>Reads the bytes of a picture from a stream, to its end.</summary>
internal static class StreamBytes
{
    private const int FirstLength = 1 << 16;

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">From where it stands.</param>
    /// <param name="name">What people call the picture.</param>
    /// <param name="limit">Bytes that it may give.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.PictureTooLarge"/>.</exception>
    public static ReadOnlyMemory<byte> Read(Stream stream, string name, int limit)
    {
        byte[] content = Begin(stream, name, limit);
        int length = 0;
        while (stream.Read(content, length, content.Length - length) is int count and > 0)
            content = WithRoom(content, length += count, name, limit);
        return content.AsMemory(0, length);
    }

    /// <inheritdoc cref="Read"/>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, string name, int limit, CancellationToken stop)
    {
        byte[] content = Begin(stream, name, limit);
        int length = 0;
        while (await stream.ReadAsync(content.AsMemory(length), stop).ConfigureAwait(false) is int count and > 0)
            content = WithRoom(content, length += count, name, limit);
        return content.AsMemory(0, length);
    }

    /// <summary>One byte more than the rest of a stream that knows its length: its end is seen without another array.</summary>
    private static byte[] Begin(Stream stream, string name, int limit)
    {
        long rest = stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : FirstLength - 1;
        if (stream.CanSeek && rest > limit) throw Errors.PictureStreamTooLong(name, limit);
        return new byte[rest + 1];
    }

    private static byte[] WithRoom(byte[] content, int length, string name, int limit)
    {
        if (length > limit) throw Errors.PictureStreamTooLong(name, limit);
        if (length == content.Length) Array.Resize(ref content, (int)Math.Min(2L * length, limit + 1L));
        return content;
    }
}
