using System.Runtime.InteropServices;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>What is known of a frame of an animation, as Skia's C interface writes it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SkiaFrameInfo
{
    /// <summary><see cref="Disposal"/> of a frame that is gone when its time is over: what it was drawn upon comes back.</summary>
    public const int RestorePrevious = 3;

    public int RequiredFrame;
    public int Milliseconds;
    public byte IsFullyReceived;
    public int AlphaType;
    public byte HasAlphaWithinBounds;
    public int Disposal;
    public int Blend;
    public PixelBox Box;
}
