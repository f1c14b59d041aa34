namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Collects the bytes of a picture of which nobody has said how many there will be, until they are too many for it.</summary>
/// <param name="name">What people call the picture, for messages.</param>
internal sealed class PictureCollector(string name)
{
    private byte[] _bytes = new byte[1 << 12];
    private int _count;

    /// <summary>Bytes that it may have. Only a picture that has more than any may have is looked at for its own limit.</summary>
    private long _most = PictureLimits.FreeBytes;

    /// <summary>What was collected so far; not to be used any more once there is more.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _count);

    /// <summary>Adds a byte.</summary>
    /// <param name="value">The byte.</param>
    /// <exception cref="DigitException">PictureUnreadable: they are too many, or no picture.</exception>
    public void Add(byte value)
    {
        MakeRoom();
        _bytes[_count++] = value;
    }

    /// <summary>Adds what is left of a stream.</summary>
    /// <param name="stream">Is left at its end.</param>
    /// <exception cref="DigitException">PictureUnreadable: there is too much, or it is no picture.</exception>
    public void Add(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        while (true)
        {
            MakeRoom();
            int read = stream.Read(_bytes, _count, _bytes.Length - _count);
            if (read <= 0) return;
            _count += read;
        }
    }

    private void MakeRoom()
    {
        if (_count < _bytes.Length) return;
        if (_count > _most)
        {
            PictureSize? size = PictureReader.SizeClaimed(name, PictureFile.HeadOf(_bytes));
            _most = size is { } claimed ? PictureLimits.MostBytes(claimed) : PictureFile.MaximumLength;
            if (_count > _most)
            {
                throw size is { } known
                    ? Errors.PictureEndless(name, known.Width, known.Height, _most)
                    : Errors.PictureEndless(name, _most);
            }
        }

        // One more than there may be tells that there are too many.
        Array.Resize(ref _bytes, (int)Math.Min(2L * _bytes.Length, _most + 1));
    }
}
