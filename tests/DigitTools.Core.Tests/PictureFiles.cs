using System.Runtime.InteropServices;
using SkiaSharp;

namespace DigitTools.Core.Tests;

/// <summary>Writes pictures as PNG files.</summary>
internal static class PictureFiles
{
    /// <summary>A 28 x 28 picture as it is in a data set.</summary>
    public static string WriteDigit(string path, ReadOnlySpan<byte> pixels) => Write(path, DigitShape.Side, DigitShape.Side, pixels);

    /// <summary>A sheet of one shade.</summary>
    public static string WritePlain(string path, int side, byte shade = 255)
    {
        byte[] pixels = new byte[side * side];
        pixels.AsSpan().Fill(shade);
        return Write(path, side, side, pixels);
    }

    private static string Write(string path, int width, int height, ReadOnlySpan<byte> gray)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        Assert.Equal(width, bitmap.RowBytes);
        Marshal.Copy(gray.ToArray(), 0, bitmap.GetPixels(), gray.Length);
        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, quality: 100);
        using FileStream file = File.Create(path);
        png.SaveTo(file);
        return path;
    }
}
