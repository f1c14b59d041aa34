using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting.Lines;

/// <summary>
/// Moves the places of a line by chance, smoothly: shapes that nobody wrote down, as no hand writes a digit twice in the same way.
/// </summary>
/// <remarks>
/// After P. Y. Simard, D. Steinkraus, J. C. Platt, "Best practices for convolutional neural networks applied to visual document analysis",
/// ICDAR 2003.
/// </remarks>
internal sealed class Warp
{
    /// <summary>How often a line stays as it was drawn, 0..1.</summary>
    private const float Unmoved = 0.3f;

    /// <summary>
    /// The standard deviation of the moves, pixels, at most; and the distance of the places that are moved by chance, pixels.
    /// </summary>
    private const float Most = 2.2f, Distance = 8;

    private readonly float _cell;
    private readonly int _columns;
    private readonly Vector2[] _moves;

    private Warp(int width, int height, ref Random64 random)
    {
        float strength = Most * random.NextSingle();
        _cell = Distance * random.NextSingle(0.8f, 1.6f);
        _columns = (int)(width / _cell) + 3;
        _moves = new Vector2[_columns * ((int)(height / _cell) + 3)];
        foreach (ref Vector2 move in _moves.AsSpan()) move = strength * new Vector2(random.NextGaussian(), random.NextGaussian());
    }

    /// <summary>Moves what is drawn, most of the time.</summary>
    /// <param name="canvas">The picture; changed.</param>
    /// <param name="digits">The boxes of its digits; changed.</param>
    /// <param name="random">The stream to draw from.</param>
    public static void Apply(InkCanvas canvas, List<DrawnDigit> digits, ref Random64 random)
    {
        if (random.NextSingle() < Unmoved) return;

        var warp = new Warp(canvas.Width, canvas.Height, ref random);
        warp.Move(canvas);
        for (int i = 0; i < digits.Count; i++) digits[i] = warp.Move(digits[i], canvas);
    }

    private void Move(InkCanvas canvas)
    {
        int width = canvas.Width;
        float[] source = canvas.Pixels.ToArray();
        var end = new Vector2(width - 1, canvas.Height - 1);
        for (int y = 0; y < canvas.Height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                var place = new Vector2(x, y);
                var from = Vector2.Clamp(place + At(place), Vector2.Zero, end);
                int left = Math.Min((int)from.X, width - 2), top = Math.Min((int)from.Y, canvas.Height - 2), at = top * width + left;
                float right = from.X - left, down = from.Y - top;
                float above = float.Lerp(source[at], source[at + 1], right);
                canvas.Pixels[y * width + x] = float.Lerp(above, float.Lerp(source[at + width], source[at + width + 1], right), down);
            }
        }
    }

    /// <summary>A side goes where its middle goes; the way there is that from there, as moves are small beside their distance.</summary>
    private DrawnDigit Move(DrawnDigit digit, InkCanvas canvas)
    {
        float x = (digit.Left + digit.Right) / 2, y = (digit.Top + digit.Bottom) / 2;
        float left = digit.Left - At(new Vector2(digit.Left, y)).X, right = digit.Right - At(new Vector2(digit.Right, y)).X;
        float top = Math.Clamp(digit.Top - At(new Vector2(x, digit.Top)).Y, 0, canvas.Height - 1);
        float bottom = Math.Clamp(digit.Bottom - At(new Vector2(x, digit.Bottom)).Y, top + 1, canvas.Height);
        return digit with { Left = left, Top = top, Right = MathF.Max(left + 1, right), Bottom = bottom };
    }

    /// <summary>How far a place is moved.</summary>
    private Vector2 At(Vector2 place)
    {
        var cell = Vector2.Max(Vector2.Zero, place / _cell);
        int column = Math.Min((int)cell.X, _columns - 2), row = Math.Min((int)cell.Y, _moves.Length / _columns - 2);
        float right = Smooth(cell.X - column), down = Smooth(cell.Y - row);
        int at = row * _columns + column;
        var above = Vector2.Lerp(_moves[at], _moves[at + 1], right);
        return Vector2.Lerp(above, Vector2.Lerp(_moves[at + _columns], _moves[at + _columns + 1], right), down);
    }

    private static float Smooth(float part) => part * part * (3 - 2 * part);
}
