using System.Buffers;
using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Layout;

namespace DigitTools.Core.Preprocessing.Lines;

/// <summary>Cuts lines out of a picture, straight and of one height.</summary>
internal static class LineCut
{
    /// <summary>Rows of the 32 that characters take, in the usual way.</summary>
    public const float CharacterHeight = 21;

    /// <summary>Columns kept at both ends, beyond the edge of the picture too.</summary>
    private const int Margin = 4;

    /// <summary>What is kept of the picture at both ends, in heights.</summary>
    private const float Surroundings = 0.8f;

    /// <summary>Columns at most: longer lines are made smaller.</summary>
    public const int MostColumns = 2048;

    /// <summary>Cuts one line.</summary>
    /// <param name="ink">Ink high, paper low.</param>
    /// <param name="shape">Where it is.</param>
    /// <param name="scale">Pixels of the picture for each of <paramref name="ink"/>.</param>
    /// <param name="characterHeight">Rows of the 32 that characters take.</param>
    public static TextLine Cut(Raster ink, LineShape shape, float scale, float characterHeight)
    {
        float step = MathF.Max(shape.Height / characterHeight, (shape.Right - shape.Left) / (MostColumns - 64));
        // A 1 at the edge, or a pale one, may not have been found: the surroundings belong to it, as far as there are any.
        float start = MathF.Max(MathF.Min(0, shape.Left), shape.Left - Surroundings * shape.Height) - Margin * step;
        float end = MathF.Min(MathF.Max(ink.Width, shape.Right), shape.Right + Surroundings * shape.Height) + Margin * step;
        int width = Math.Max(8, (int)MathF.Ceiling((end - start) / step));
        Matrix3x2 map = Matrix3x2.CreateScale(step) * new Matrix3x2(1, shape.Slope, 0, 1, 0, 0);
        float top = shape.Middle + shape.Slope * start - DigitShape.LineHeight / 2f * step;
        map *= Matrix3x2.CreateTranslation(start, top);
        byte[] pixels = new byte[width * DigitShape.LineHeight];
        var line = new Raster(width, DigitShape.LineHeight, pixels);
        Sample(ink, map, step, line);
        LineTone.Stretch(line);
        return new TextLine(width, pixels, map * Matrix3x2.CreateScale(scale));
    }

    /// <summary>Takes each pixel from where it is in the picture: the mean of as many places as it covers pixels.</summary>
    private static void Sample(Raster ink, Matrix3x2 map, float step, Raster line)
    {
        int parts = Math.Clamp((int)MathF.Ceiling(step), 1, 8);
        float[] sums = ArrayPool<float>.Shared.Rent(line.Width);
        using var columns = new LineColumns(ink, map, parts, line.Width * parts);
        for (int y = 0; y < line.Height; y++)
        {
            Span<float> sum = sums.AsSpan(0, line.Width);
            sum.Clear();
            for (int part = 0; part < parts; part++) columns.Add(ink, map.M22 * (y + (part + 0.5f) / parts) + map.M32, sum);
            Span<byte> row = line.Row(y);
            for (int x = 0; x < row.Length; x++) row[x] = (byte)(sum[x] / (parts * parts) + 0.5f);
        }

        ArrayPool<float>.Shared.Return(sums);
    }
}
