namespace DigitTools.Core.Data;

/// <summary>How far digits of 28 x 28 pixels lean.</summary>
internal static class DigitSlant
{
    /// <summary>How many pixels the ink drifts to the right with each row downwards; negative for what leans to the right.</summary>
    /// <param name="picture">784 levels, ink high.</param>
    /// <returns>The slope of the columns over the rows, weighed by ink: -1 .. 1.</returns>
    public static float Of(ReadOnlySpan<byte> picture)
    {
        double mass = 0, x = 0, y = 0, xy = 0, yy = 0;
        for (int i = 0; i < picture.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, DigitShape.Side);
            mass += picture[i];
            x += picture[i] * column;
            y += picture[i] * row;
            xy += picture[i] * column * row;
            yy += picture[i] * row * row;
        }

        if (mass == 0) return 0;
        double variance = yy / mass - y / mass * (y / mass);
        return variance < 1 ? 0 : (float)Math.Clamp((xy / mass - x / mass * (y / mass)) / variance, -1, 1);
    }
}
