namespace DigitTools.Core.Imaging.Decoding;

/// <summary>
/// Adds the end marker to a JPEG that lacks it, as some cameras and transfers leave it, and nothing else: every viewer shows it whole.
/// </summary>
/// <remarks>
/// The decoder makes up what is missing, and doesn't tell. So it decodes the file twice, with other data behind it: where that changes no
/// pixel, none was missing.
/// </remarks>
internal static class JpegEnd
{
    private const byte Marker = 0xFF, FirstRestart = 0xD0, Restarts = 8;

    private static ReadOnlySpan<byte> Start => [Marker, 0xD8, Marker];

    private static ReadOnlySpan<byte> End => [Marker, 0xD9];

    /// <summary>Adds the end, if there is a picture before it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">What is in it; gone if there is another result.</param>
    /// <param name="maximumPixels">Width x height above which the picture is refused.</param>
    /// <param name="stop">Ends the decoding.</param>
    /// <returns>The same for any other file, one that lacks more, or too much; else new ones.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PictureBytes AddTo(string path, PictureBytes bytes, long maximumPixels, CancellationToken stop)
    {
        ReadOnlySpan<byte> file = bytes.Span;
        if (!file.StartsWith(Start) || file.EndsWith(End) || JpegOutline.Of(file).HasEnd) return bytes;

        file = file.TrimEnd(Marker);
        try
        {
            byte[] ended = Digest(path, Join(file, End), maximumPixels, stop);
            if (!ended.AsSpan().SequenceEqual(Digest(path, Join(file, More()), maximumPixels, stop))) return bytes;
        }
        catch (DigitException)
        {
            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }

        PictureBytes whole = Join(file, End);
        bytes.Dispose();
        return whole;
    }

    /// <summary>Any data; then, as it may be missing behind a restart marker, once more behind each of these.</summary>
    private static byte[] More()
    {
        // Not all bits are 0, as those that the decoder makes up.
        byte[] data = [.. Enumerable.Range(0, 64).Select(i => (byte)(0x35 + 41 * i % 200))];
        return
        [
            .. data,
            .. Enumerable.Range(0, 2 * Restarts).SelectMany(i => (byte[])[Marker, (byte)(FirstRestart + i % Restarts), .. data]),
            .. End,
        ];
    }

    private static PictureBytes Join(ReadOnlySpan<byte> file, ReadOnlySpan<byte> more)
    {
        var joined = new PictureBytes(file.Length + more.Length);
        file.CopyTo(joined.Span);
        more.CopyTo(joined.Span[file.Length..]);
        return joined;
    }

    private static byte[] Digest(string path, PictureBytes bytes, long maximumPixels, CancellationToken stop)
    {
        using var codec = PictureCodec.Open(path, bytes, maximumPixels, stop);
        using var rows = new RowDigest();
        codec.DecodeRows(codec.Size, rows);
        return rows.Take();
    }
}
