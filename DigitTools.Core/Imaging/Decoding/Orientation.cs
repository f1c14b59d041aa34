using System.Runtime.InteropServices;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Turns a stored picture upright, as EXIF says.</summary>
internal static class Orientation
{
    /// <summary>Whether rows become columns.</summary>
    public static bool Transposes(PictureOrigin origin) => origin >= PictureOrigin.LeftTop;

    /// <summary>The pixels in upright order; the same array if nothing has to be turned.</summary>
    /// <param name="pixels">width x height pixels as stored.</param>
    /// <param name="width">Pixels per row as stored.</param>
    /// <param name="origin">Where the stored first row and column belong.</param>
    public static T[] Apply<T>(T[] pixels, int width, PictureOrigin origin)
    {
        if (origin is PictureOrigin.TopLeft) return pixels;

        int height = pixels.Length / width;
        bool transposed = Transposes(origin);
        bool flipX = origin is PictureOrigin.TopRight or PictureOrigin.BottomRight
            or PictureOrigin.RightTop or PictureOrigin.RightBottom;
        bool flipY = origin is PictureOrigin.BottomRight or PictureOrigin.BottomLeft
            or PictureOrigin.RightBottom or PictureOrigin.LeftBottom;
        int uprightWidth = transposed ? height : width;
        int uprightHeight = transposed ? width : height;
        var upright = new T[pixels.Length];
        for (int y = 0; y < uprightHeight; y++)
        {
            for (int x = 0; x < uprightWidth; x++)
            {
                int column = flipX ? uprightWidth - 1 - x : x;
                int row = flipY ? uprightHeight - 1 - y : y;
                upright[y * uprightWidth + x] = transposed ? pixels[column * width + row] : pixels[row * width + column];
            }
        }

        return upright;
    }

    /// <summary>The same for pixels of 4 bytes.</summary>
    public static byte[] ApplyRgba(byte[] rgba, int width, PictureOrigin origin) => origin is PictureOrigin.TopLeft
        ? rgba
        : MemoryMarshal.AsBytes<uint>(Apply(MemoryMarshal.Cast<byte, uint>(rgba).ToArray(), width, origin)).ToArray();
}
