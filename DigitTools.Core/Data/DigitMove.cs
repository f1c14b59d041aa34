namespace DigitTools.Core.Data;

/// <summary>Turns, slants, stretches and moves 28 x 28 pictures around their middle.</summary>
internal readonly struct DigitMove
{
    private const int Side = DigitShape.Side;
    private const float Middle = (Side - 1) / 2f;
    private const float Degree = MathF.PI / 180;

    // From target to source.
    private readonly float _xx, _xy, _yx, _yy, _x, _y;

    /// <summary>Says how.</summary>
    /// <param name="degrees">Turning.</param>
    /// <param name="shear">Slant, pixels sideways per pixel of height.</param>
    /// <param name="logScale">How much smaller, as natural logarithm of the factor.</param>
    /// <param name="logAspect">How much narrower, as natural logarithm of the factor, and as much higher.</param>
    /// <param name="x">Moving to the left, pixels.</param>
    /// <param name="y">Moving upwards, pixels.</param>
    public DigitMove(float degrees, float shear, float logScale, float logAspect, float x, float y)
    {
        (float sin, float cos) = MathF.SinCos(degrees * Degree);
        float scale = MathF.Exp(logScale), aspect = MathF.Exp(logAspect);
        float sx = scale * aspect, sy = scale / aspect;
        (_xx, _xy, _yx, _yy) = (cos * sx, -sin * sx + shear * cos, sin * sy, cos * sy + shear * sin);
        (_x, _y) = (x, y);
    }

    /// <summary>Where a pixel of the target comes from.</summary>
    /// <param name="column">0 .. 27.</param>
    /// <param name="row">0 .. 27.</param>
    public (float X, float Y) SourceOf(int column, int row)
    {
        float dx = column - Middle, dy = row - Middle;
        return (_xx * dx + _xy * dy + Middle + _x, _yx * dx + _yy * dy + Middle + _y);
    }

    /// <summary>Draws a picture so.</summary>
    /// <param name="source">784 bytes, ink 255 on paper 0.</param>
    /// <param name="target">784 bytes.</param>
    public void Draw(ReadOnlySpan<byte> source, Span<byte> target)
    {
        for (int row = 0, i = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++, i++)
            {
                (float x, float y) = SourceOf(column, row);
                target[i] = (byte)(Sample(source, x, y) * byte.MaxValue + 0.5f);
            }
        }
    }

    /// <summary>The tone between pixels, bilinear, with paper around the picture; 0..1.</summary>
    /// <param name="source">784 bytes.</param>
    /// <param name="x">Column; any number.</param>
    /// <param name="y">Row; any number.</param>
    public static float Sample(ReadOnlySpan<byte> source, float x, float y)
    {
        if (!(x > -1 && x < Side && y > -1 && y < Side)) return 0;
        int x0 = (int)MathF.Floor(x), y0 = (int)MathF.Floor(y);
        float fx = x - x0, fy = y - y0;
        bool left = x0 >= 0, right = x0 < Side - 1;
        float top = 0, bottom = 0;
        int at = y0 * Side + x0;
        if (y0 >= 0) top = (left ? source[at] : 0) * (1 - fx) + (right ? source[at + 1] : 0) * fx;
        if (y0 < Side - 1) bottom = (left ? source[at + Side] : 0) * (1 - fx) + (right ? source[at + Side + 1] : 0) * fx;
        return (top * (1 - fy) + bottom * fy) * (1 / 255f);
    }
}
