using System.Runtime.InteropServices;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>What part of a file to decode, as Skia's C interface writes it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SkiaCodecOptions
{
    /// <summary>Stands for no frame.</summary>
    public const int NoFrame = -1;

    private const int NotZeroed = 1;

    public int ZeroInitialized;
    public PixelBox* Subset;
    public int FrameIndex;
    public int PriorFrame;

    /// <summary>The first frame, whole or a part of it.</summary>
    /// <param name="subset">The part; null for all of it.</param>
    public static SkiaCodecOptions FirstFrame(PixelBox* subset) =>
        new() { ZeroInitialized = NotZeroed, Subset = subset, PriorFrame = NoFrame };

    /// <summary>A frame of an animation, whole.</summary>
    /// <param name="index">The frame, from 0.</param>
    /// <param name="prior">The frame whose picture is where the pixels go to; <see cref="NoFrame"/> if there is none.</param>
    public static SkiaCodecOptions Frame(int index, int prior) =>
        new() { ZeroInitialized = NotZeroed, FrameIndex = index, PriorFrame = prior };
}
