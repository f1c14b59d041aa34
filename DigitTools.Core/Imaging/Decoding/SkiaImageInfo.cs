using System.Runtime.InteropServices;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>How pixels lie in memory, as Skia's C interface writes it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SkiaImageInfo
{
    public const int Rgba8888 = 4, Gray8 = 13;
    public const int Opaque = 1, Unpremultiplied = 3;

    public nint ColorSpace;
    public int Width;
    public int Height;
    public int ColorType;
    public int AlphaType;
}
