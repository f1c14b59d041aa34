using System.Globalization;
using System.Text;

namespace DigitTools.Core.Tests.Imaging;

/// <summary>
/// A 28 x 28 picture as text: a character a pixel, '.' for paper and otherwise its level in 17ths as a hexadecimal digit.
/// </summary>
internal static class GoldenDigit
{
    /// <param name="expected">28 lines.</param>
    /// <param name="actual">784 bytes.</param>
    /// <param name="tolerance">Levels that a pixel may be away.</param>
    public static void Check(string expected, ReadOnlySpan<byte> actual, int tolerance)
    {
        string[] rows = expected.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(28, rows.Length);
        for (int y = 0; y < 28; y++)
        {
            for (int x = 0; x < 28; x++)
            {
                int level = rows[y][x] == '.' ? 0 : 17 * Convert.ToInt32(rows[y].Substring(x, 1), 16), found = actual[y * 28 + x];
                Assert.True(
                    Math.Abs(level - found) <= tolerance, $"Row {y}, column {x}: {found} instead of {level}.\n{Text(actual)}");
            }
        }
    }

    public static string Text(ReadOnlySpan<byte> digit)
    {
        var text = new StringBuilder();
        for (int i = 0; i < digit.Length; i++)
        {
            int level = (digit[i] + 8) / 17;
            text.Append(level == 0 ? "." : level.ToString("x", CultureInfo.InvariantCulture));
            if (i % 28 == 27) text.Append('\n');
        }

        return text.ToString();
    }
}
