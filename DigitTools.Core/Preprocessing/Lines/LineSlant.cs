using System.Numerics;

namespace DigitTools.Core.Preprocessing.Lines;

/// <summary>Sets writing upright that leans.</summary>
/// <remarks>
/// It stands upright where the columns with strokes in them have most of the ink: the sum of the squares of what each column has is the
/// largest. After A. Vinciarelli, J. Luettin, "A new normalization technique for cursive handwritten words", Pattern Recognition Letters
/// 2001, who count columns with one stroke alone: here the levels of all are summed, as patterns of paper leave hardly a column with one.
/// </remarks>
internal static class LineSlant
{
    /// <summary>The slants that are tried, in tenths: how far the top leans to the right, for each row.</summary>
    private const int Least = -3, Most = 8;

    /// <summary>The line as it would be if it had been written upright.</summary>
    /// <param name="line">The line.</param>
    public static TextLine Upright(TextLine line)
    {
        float slant = Of(line);
        return slant == 0 ? line : Straighten(line, slant);
    }

    /// <summary>How far the top of the writing leans to the right, for each row: -0.3 .. 0.8.</summary>
    /// <param name="line">The line.</param>
    public static float Of(TextLine line)
    {
        Span<int> columns = new int[line.Width + 2 * DigitShape.LineHeight];
        (int upright, long most) = (0, Squares(line, 0, columns));
        for (int tenths = Least; tenths <= Most; tenths++)
        {
            long squares = Squares(line, tenths / 10f, columns);
            if (squares > most) (upright, most) = (tenths, squares);
        }

        return upright / 10f;
    }

    private static long Squares(TextLine line, float slant, Span<int> columns)
    {
        columns.Clear();
        for (int y = 0; y < DigitShape.LineHeight; y++)
        {
            Span<int> sums = columns[(DigitShape.LineHeight - (int)MathF.Round(Shift(slant, y)))..];
            ReadOnlySpan<byte> row = line.Pixels.AsSpan(y * line.Width, line.Width);
            for (int x = 0; x < row.Length; x++) sums[x] += row[x];
        }

        long squares = 0;
        foreach (int sum in columns) squares += (long)sum * sum;
        return squares;
    }

    private static TextLine Straighten(TextLine line, float slant)
    {
        byte[] pixels = new byte[line.Pixels.Length];
        for (int y = 0; y < DigitShape.LineHeight; y++)
        {
            float shift = Shift(slant, y);
            int whole = (int)MathF.Floor(shift);
            float part = shift - whole;
            ReadOnlySpan<byte> from = line.Pixels.AsSpan(y * line.Width, line.Width);
            Span<byte> to = pixels.AsSpan(y * line.Width, line.Width);
            for (int x = 0; x < to.Length; x++)
            {
                float left = At(from, x + whole), right = At(from, x + whole + 1);
                to[x] = (byte)(left + part * (right - left) + 0.5f);
            }
        }

        // What is in its middle row stays where it is.
        var lean = new Matrix3x2(1, 0, -slant, 1, slant * DigitShape.LineHeight / 2, 0);
        return new TextLine(line.Width, pixels, lean * line.ToPicture);
    }

    /// <summary>How far to the right a row of writing lies of where it would be if it stood upright, columns.</summary>
    private static float Shift(float slant, int row) => slant * ((DigitShape.LineHeight - 1) / 2f - row);

    private static byte At(ReadOnlySpan<byte> row, int x) => (uint)x < (uint)row.Length ? row[x] : (byte)0;
}
