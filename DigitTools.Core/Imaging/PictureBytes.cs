namespace DigitTools.Core.Imaging;

/// <summary>Bytes in memory of Skia. They have an owner at every moment, who disposes them: one of them is made for each picture, so there is no finaliser.</summary>
/// <param name="length">How many.</param>
internal readonly unsafe struct PictureBytes(int length) : IDisposable
{
    /// <summary>Skia's handle.</summary>
    public nint Data { get; } = SkiaCodec.NewData(length);

    /// <summary>The bytes.</summary>
    public Span<byte> Span => new(SkiaCodec.DataBytes(Data), length);

    public void Dispose() => SkiaCodec.ReleaseData(Data);
}
