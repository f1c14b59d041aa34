using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting.Lines;

/// <summary>A symbol from a picture of 28 x 28, in the layout of MNIST.</summary>
internal sealed class ScannedSymbol : ISymbol
{
    private const int Side = DigitShape.Side;

    /// <summary>From this level on, a pixel is ink.</summary>
    private const int InkLevel = 64;

    /// <summary>Rows: what is lower than this is not stretched to the full height, it was broad.</summary>
    private const float LeastHeight = 13;

    private readonly ReadOnlyMemory<byte> _picture;
    private readonly float _thinning;
    private readonly Wave _wave;
    private readonly Matrix3x2 _toSquare;

    /// <param name="picture">784 levels, ink high.</param>
    /// <param name="slant">Its slant, as in <see cref="DigitSlant"/>, which is taken out.</param>
    /// <param name="thinning">0..1: how much of a stroke's soft side is taken away.</param>
    /// <param name="wave">How it is bent.</param>
    public ScannedSymbol(ReadOnlyMemory<byte> picture, float slant, float thinning, Wave wave)
    {
        _wave = wave;
        _picture = picture;
        _thinning = thinning;
        int top = Side, bottom = 0;
        ReadOnlySpan<byte> pixels = picture.Span;
        for (int i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] < InkLevel) continue;
            top = Math.Min(top, i / Side);
            bottom = Math.Max(bottom, i / Side + 1);
        }

        float scale = 10 / MathF.Max(LeastHeight, bottom - top);
        _toSquare = Matrix3x2.CreateTranslation(0, -bottom) * new Matrix3x2(1, 0, -slant, 1, 0, 0)
            * Matrix3x2.CreateScale(scale) * Matrix3x2.CreateTranslation(0, 10);
        float left = float.MaxValue, right = float.MinValue;
        for (int i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] < InkLevel) continue;
            var at = Vector2.Transform(new Vector2(i % Side, i / Side), _toSquare);
            left = MathF.Min(left, at.X);
            right = MathF.Max(right, at.X + scale);
        }

        Extent = (left, right);
    }

    /// <inheritdoc/>
    public (float Left, float Right) Extent { get; }

    /// <inheritdoc/>
    public (Vector2 First, Vector2 Last)? Ends => null;

    /// <inheritdoc/>
    public InkBox Draw(Matrix3x2 map, float thickness, float ink, InkCanvas canvas)
    {
        Matrix3x2 toPixels = _toSquare * map;
        Matrix3x2.Invert(toPixels, out Matrix3x2 back);
        InkBox reach = InkBox.Nothing;
        foreach (Vector2 corner in (ReadOnlySpan<Vector2>)[new(3, 3), new(Side - 3, 3), new(3, Side - 3), new(Side - 3, Side - 3)])
            reach = reach.With(Vector2.Transform(corner, toPixels));
        InkBox box = InkBox.Nothing;
        ReadOnlySpan<byte> pixels = _picture.Span;
        int left = Math.Max(0, (int)reach.Left), right = Math.Min(canvas.Width - 1, (int)reach.Right + 1);
        for (int y = Math.Max(0, (int)reach.Top); y <= Math.Min(canvas.Height - 1, (int)reach.Bottom + 1); y++)
        {
            for (int x = left; x <= right; x++)
            {
                float level = (At(pixels, _wave.Move(Vector2.Transform(new Vector2(x, y), back))) - _thinning) / (1 - _thinning);
                if (level <= 0) continue;

                ref float pixel = ref canvas.Pixels[y * canvas.Width + x];
                pixel = MathF.Max(pixel, level * ink);
                if (level < 0.3f) continue;
                box = box.With(new Vector2(x, y)).With(new Vector2(x + 1, y + 1));
            }
        }

        return box;
    }

    /// <summary>The level between four pixels, 0..1.</summary>
    private static float At(ReadOnlySpan<byte> pixels, Vector2 place)
    {
        int x = (int)MathF.Floor(place.X), y = (int)MathF.Floor(place.Y);
        if (x < 0 || y < 0 || x >= Side - 1 || y >= Side - 1) return 0;

        float right = place.X - x, down = place.Y - y;
        int i = y * Side + x;
        float above = pixels[i] * (1 - right) + pixels[i + 1] * right;
        float below = pixels[i + Side] * (1 - right) + pixels[i + Side + 1] * right;
        return (above * (1 - down) + below * down) / byte.MaxValue;
    }
}
