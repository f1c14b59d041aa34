namespace DigitTools.Core.Imaging.Decoding;

/// <summary>
/// Bytes in memory of Skia. They have an owner at every moment, who disposes them on the thread that made them: one of them is made for
/// each picture, so there is no finaliser. If they are many, the thread has the turn of <see cref="LargePictures"/> until then.
/// </summary>
internal readonly unsafe struct PictureBytes : IDisposable
{
    private readonly int _length;
    private readonly byte* _start;

    /// <summary>Takes memory.</summary>
    /// <param name="length">How many bytes.</param>
    public PictureBytes(int length)
    {
        if (length > LargePictures.SharedBytes) LargePictures.Enter(CancellationToken.None);
        _length = length;
        Data = SkiaCodec.NewData(length);
        _start = SkiaCodec.DataBytes(Data);
    }

    /// <summary>Skia's handle.</summary>
    public nint Data { get; }

    /// <summary>The bytes.</summary>
    public Span<byte> Span => new(_start, _length);

    /// <summary>The bytes as a stream, which is good as long as they are.</summary>
    public Stream AsStream() => new UnmanagedMemoryStream(_start, _length);

    public void Dispose()
    {
        SkiaCodec.ReleaseData(Data);
        if (_length > LargePictures.SharedBytes) LargePictures.Leave();
    }
}
