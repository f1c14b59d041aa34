namespace DigitTools.Core.Imaging.Decoding;

/// <summary>The frames of a GIF or WebP.</summary>
/// <remarks>
/// Skia puts them together, if it is given what a frame is drawn upon; if not, it begins with the first frame, for each.
/// </remarks>
/// <param name="codec">The opened file.</param>
/// <param name="first">How the first frame is decoded; it is looked at whatever it has.</param>
/// <param name="size">Pixels of the whole picture.</param>
/// <param name="stop">Ends the decoding between two frames.</param>
internal sealed unsafe class SkiaFrames(nint codec, SkiaImageInfo first, PictureSize size, CancellationToken stop)
    : AnimationFrames(size, stop)
{
    /// <inheritdoc/>
    protected override bool Begin(int frame, out bool stays)
    {
        if (frame == 0) _ = SkiaCodec.GetFrameCount(codec);
        SkiaFrameInfo info;
        bool isThere = SkiaCodec.GetFrameInfo(codec, frame, &info) != 0;
        stays = info.Disposal != SkiaFrameInfo.RestorePrevious;
        IsOpaque = (frame == 0 ? first.AlphaType : info.AlphaType) == SkiaImageInfo.Opaque;
        return isThere;
    }

    /// <inheritdoc/>
    protected override DecodeResult Draw(int frame, int prior, byte* target)
    {
        SkiaImageInfo info = frame == 0 ? first : first with { AlphaType = SkiaImageInfo.Unpremultiplied };
        var options = SkiaCodecOptions.Frame(frame, prior);
        return SkiaCodec.GetPixels(codec, &info, target, Size.Width * Channels, &options);
    }
}
