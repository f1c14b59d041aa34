using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>RGBA to gray, with the weights of ITU-R BT.601 in 256ths; a gray pixel keeps its very value.</summary>
internal static class Luminance
{
    private const uint Red = 77;
    private const uint Green = 150;
    private const uint Blue = 29;

    /// <summary>Converts pixels whose alpha is 255.</summary>
    /// <param name="rgba">4 bytes per pixel.</param>
    /// <param name="gray">1 byte per pixel.</param>
    public static void FromOpaque(ReadOnlySpan<byte> rgba, Span<byte> gray)
    {
        ReadOnlySpan<uint> pixels = MemoryMarshal.Cast<byte, uint>(rgba);
        int i = 0;
        for (; i + 16 <= pixels.Length; i += 16)
        {
            var first = Vector128.Narrow(Of(pixels[i..]), Of(pixels[(i + 4)..]));
            var second = Vector128.Narrow(Of(pixels[(i + 8)..]), Of(pixels[(i + 12)..]));
            Vector128.Narrow(first, second).CopyTo(gray[i..]);
        }

        for (; i < pixels.Length; i++) gray[i] = Of(pixels[i]);
    }

    /// <summary>Converts pixels with straight alpha, laid over a gray backdrop.</summary>
    /// <param name="rgba">4 bytes per pixel.</param>
    /// <param name="backdrop">0 black .. 255 white.</param>
    /// <param name="gray">1 byte per pixel.</param>
    public static void FromTransparent(ReadOnlySpan<byte> rgba, byte backdrop, Span<byte> gray)
    {
        ReadOnlySpan<uint> pixels = MemoryMarshal.Cast<byte, uint>(rgba);
        for (int i = 0; i < pixels.Length; i++)
            gray[i] = Blend(Of(pixels[i]), backdrop, pixels[i] >> 24);
    }

    /// <summary>What is opaque as dark, what is transparent as light.</summary>
    /// <param name="rgba">4 bytes per pixel.</param>
    /// <param name="gray">1 byte per pixel.</param>
    public static void FromOpacity(ReadOnlySpan<byte> rgba, Span<byte> gray)
    {
        for (int i = 0; i < gray.Length; i++) gray[i] = (byte)~rgba[i * 4 + 3];
    }

    /// <summary>Whether a pixel is not opaque.</summary>
    /// <param name="rgba">4 bytes per pixel.</param>
    public static bool IsTransparent(ReadOnlySpan<byte> rgba)
    {
        for (int i = 3; i < rgba.Length; i += 4)
            if (rgba[i] != byte.MaxValue) return true;
        return false;
    }

    /// <summary>One value over another, alpha 0 .. 255.</summary>
    public static byte Blend(uint value, uint backdrop, uint alpha) =>
        (byte)((value * alpha + backdrop * (255 - alpha) + 127) / 255);

    private static byte Of(uint pixel) =>
        (byte)(((pixel & 255) * Red + ((pixel >> 8) & 255) * Green + ((pixel >> 16) & 255) * Blue + 128) >> 8);

    private static Vector128<uint> Of(ReadOnlySpan<uint> pixels)
    {
        var mask = Vector128.Create(255u);
        var pixel = Vector128.Create(pixels);
        Vector128<uint> sum = (pixel & mask) * Red + ((pixel >>> 8) & mask) * Green + ((pixel >>> 16) & mask) * Blue;
        return (sum + Vector128.Create(128u)) >>> 8;
    }
}
