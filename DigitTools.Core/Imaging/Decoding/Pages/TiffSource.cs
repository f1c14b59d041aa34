using BitMiracle.LibTiff.Classic;

namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>
/// The bytes of a TIFF as LibTiff reads them. The header names the directory of one page as the first, so that pages before it, good or
/// damaged, don't matter. Counts what LibTiff complains about.
/// </summary>
/// <param name="bytes">The whole file.</param>
/// <param name="page">Where the directory of the page stands.</param>
/// <param name="stop">Ends the reading.</param>
internal sealed class TiffSource(PictureBytes bytes, long page, CancellationToken stop) : TiffStream
{
    private readonly byte[] _offset = new TiffFile(bytes.Span).OffsetBytes(page);
    private readonly int _offsetAt = new TiffFile(bytes.Span).FirstOffset;
    private long _position;

    /// <summary>Errors that LibTiff has met in the pixels; some of them it goes on behind.</summary>
    public int Complaints { get; set; }

    /// <inheritdoc/>
    public override int Read(object clientData, byte[] buffer, int offset, int count)
    {
        stop.ThrowIfCancellationRequested();
        ReadOnlySpan<byte> all = bytes.Span;
        int read = (int)Math.Clamp(all.Length - _position, 0, count);
        if (read == 0) return 0;
        all.Slice((int)_position, read).CopyTo(buffer.AsSpan(offset));
        for (int i = 0; i < _offset.Length; i++)
        {
            long at = _offsetAt + i - _position;
            if (at >= 0 && at < read) buffer[offset + at] = _offset[i];
        }

        _position += read;
        return read;
    }

    /// <inheritdoc/>
    public override void Write(object clientData, byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(object clientData, long offset, SeekOrigin origin)
    {
        long position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => bytes.Span.Length + offset,
        };
        return position < 0 ? -1 : _position = position;
    }

    /// <inheritdoc/>
    public override void Close(object clientData)
    {
    }

    /// <inheritdoc/>
    public override long Size(object clientData) => bytes.Span.Length;
}
