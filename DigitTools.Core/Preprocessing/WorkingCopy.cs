using DigitTools.Core.Imaging;

namespace DigitTools.Core.Preprocessing;

/// <summary>The copy of a picture in which its ink is looked for.</summary>
internal static class WorkingCopy
{
    /// <summary>Pixels: its longer side is not longer, unless it is a strip.</summary>
    public const int LongestSide = 400;

    /// <summary>Pixels: a strip is not reduced below this across, as its writing fills it.</summary>
    private const int StripSide = 100;

    /// <summary>By how much a picture is reduced, along each side.</summary>
    public static int FactorFor(GrayPicture picture)
    {
        int longer = Math.Max(picture.Width, picture.Height), shorter = Math.Min(picture.Width, picture.Height);
        return Math.Max(1, Math.Min((longer + LongestSide - 1) / LongestSide, shorter / StripSide));
    }

    /// <summary>Makes the copy.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="factor">By how much it is reduced.</param>
    /// <param name="buffers">Memory for it.</param>
    public static Raster Make(GrayPicture picture, int factor, PreprocessingBuffers buffers)
    {
        if (factor == 1)
        {
            var copy = new Raster(picture.Width, picture.Height, buffers.Ink(picture.Width * picture.Height));
            picture.Pixels.AsSpan(0, copy.Pixels.Length).CopyTo(copy.Pixels);
            return copy;
        }

        var reducer = new BoxReducer(picture.Width, picture.Height, channels: 1, factor, buffers.Reduced);
        for (int y = 0; y < picture.Height; y++) reducer.Add(picture.Row(y));
        return new Raster(reducer.Width, reducer.Height, reducer.Pixels);
    }

    /// <summary>The surroundings of a digit that is small in a large picture, in full resolution.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="box">The digit in the working copy.</param>
    /// <param name="factor">By how much that was reduced.</param>
    public static GrayPicture Surroundings(GrayPicture picture, PixelBox box, int factor)
    {
        int margin = box.LongerSide;
        int left = Math.Max(0, box.Left - margin) * factor;
        int top = Math.Max(0, box.Top - margin) * factor;
        int right = Math.Min(picture.Width, (box.Right + margin) * factor);
        int bottom = Math.Min(picture.Height, (box.Bottom + margin) * factor);
        byte[] pixels = new byte[(right - left) * (bottom - top)];
        for (int y = top; y < bottom; y++)
            picture.Row(y)[left..right].CopyTo(pixels.AsSpan((y - top) * (right - left)));
        return new GrayPicture(right - left, bottom - top, pixels);
    }
}
