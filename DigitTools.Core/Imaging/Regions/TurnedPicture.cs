using System.Numerics;

namespace DigitTools.Core.Imaging.Regions;

/// <summary>Turns pictures.</summary>
internal static class TurnedPicture
{
    /// <summary>Turns a picture about its middle; beyond its edges it goes on as it ends there.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="degrees">Clockwise.</param>
    /// <returns>As large, its pixels each between four of the picture.</returns>
    public static GrayPicture Of(GrayPicture picture, float degrees)
    {
        (float sine, float cosine) = MathF.SinCos(float.DegreesToRadians(degrees));
        var middle = new Vector2((picture.Width - 1) / 2f, (picture.Height - 1) / 2f);
        byte[] pixels = new byte[picture.Width * picture.Height];
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                Vector2 from = new Vector2(x, y) - middle;
                // What comes to lie here lay turned back by the angle.
                pixels[y * picture.Width + x] = At(
                    picture, middle.X + cosine * from.X + sine * from.Y, middle.Y - sine * from.X + cosine * from.Y);
            }
        }

        return new GrayPicture(picture.Width, picture.Height, pixels);
    }

    /// <summary>The box around what a box shows, once the picture is turned about its middle.</summary>
    /// <param name="box">A box in the picture.</param>
    /// <param name="width">Of the picture, pixels.</param>
    /// <param name="height">Of the picture, pixels.</param>
    /// <param name="degrees">Clockwise.</param>
    /// <returns>As far as it lies in the picture.</returns>
    public static PixelBox BoxOf(PixelBox box, int width, int height, float degrees)
    {
        var turn = Matrix3x2.CreateRotation(float.DegreesToRadians(degrees), new Vector2(width / 2f, height / 2f));
        var low = new Vector2(float.MaxValue);
        var high = new Vector2(float.MinValue);
        foreach (int x in (ReadOnlySpan<int>)[box.Left, box.Right])
        {
            foreach (int y in (ReadOnlySpan<int>)[box.Top, box.Bottom])
            {
                var corner = Vector2.Transform(new Vector2(x, y), turn);
                low = Vector2.Min(low, corner);
                high = Vector2.Max(high, corner);
            }
        }

        low = Vector2.Max(low, Vector2.Zero);
        high = Vector2.Min(high, new Vector2(width, height));
        return new PixelBox((int)low.X, (int)low.Y, (int)MathF.Ceiling(high.X), (int)MathF.Ceiling(high.Y));
    }

    private static byte At(GrayPicture picture, float x, float y)
    {
        x = Math.Clamp(x, 0, picture.Width - 1);
        y = Math.Clamp(y, 0, picture.Height - 1);
        int left = (int)x, top = (int)y, right = Math.Min(left + 1, picture.Width - 1), bottom = Math.Min(top + 1, picture.Height - 1);
        ReadOnlySpan<byte> upper = picture.Row(top), lower = picture.Row(bottom);
        float above = float.Lerp(upper[left], upper[right], x - left), below = float.Lerp(lower[left], lower[right], x - left);
        return (byte)(float.Lerp(above, below, y - top) + 0.5f);
    }
}
