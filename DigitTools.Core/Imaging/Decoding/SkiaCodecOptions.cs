using System.Runtime.InteropServices;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>What part of a file to decode, as Skia's C interface writes it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SkiaCodecOptions
{
    private const int NotZeroed = 1, NoFrame = -1;

    public int ZeroInitialized;
    public PixelBox* Subset;
    public int FrameIndex;
    public int PriorFrame;

    /// <summary>The first frame, whole or a part of it.</summary>
    /// <param name="subset">The part; null for all of it.</param>
    public static SkiaCodecOptions FirstFrame(PixelBox* subset) =>
        new() { ZeroInitialized = NotZeroed, Subset = subset, PriorFrame = NoFrame };
}
