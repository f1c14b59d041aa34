using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting.Lines;

/// <summary>How one person writes a line of digits: one slant, one size, one pen, and mostly the same shape for the same digit.</summary>
internal sealed class LineHand
{
    private readonly WrittenDigits _written;
    private readonly Hand _hand;
    private readonly float _fromPen;
    private readonly float _thinning;
    private readonly float _pressure;
    private readonly float _zeros;
    private readonly float _stretch;
    private readonly int[] _shapes;

    /// <summary>A person by chance.</summary>
    /// <param name="written">Digits that people wrote.</param>
    /// <param name="random">The stream to draw from.</param>
    /// <param name="height">Of its digits, pixels; null for any that a line of 32 rows has room for.</param>
    public LineHand(WrittenDigits written, ref Random64 random, float? height = null)
    {
        _written = written;
        float source = random.NextSingle();
        _fromPen = source < 0.6f ? 1 : source < 0.88f ? 0 : 0.5f;
        _hand = Hand.Any(ref random) with { Shear = 0, Angle = random.NextSingle(-1, 1) * (random.NextSingle() < 0.7f ? 0.06f : 0.2f) };
        Shear = random.NextSingle() < 0.25f ? random.NextSingle(0.3f, 0.8f) : random.NextSingle(-0.15f, 0.4f);
        float usual = 12 + 17 * (random.NextSingle() + random.NextSingle()) / 2;
        Height = height ?? usual;
        float heavy = random.NextSingle() < 0.06f ? random.NextSingle(0.05f, 0.14f) : 0;
        float thickness = 0.05f + 0.18f * random.NextSingle() * random.NextSingle() + 0.03f * random.NextSingle() + heavy;
        Thickness = MathF.Max(0.9f, Height * thickness);
        _thinning = random.NextSingle(0, 0.45f);
        _pressure = random.NextSingle() < 0.3f ? random.NextSingle(0.2f, 0.8f) : 0;
        _zeros = random.NextSingle() < 0.25f ? random.NextSingle(0.55f, 0.9f) : 1;
        // Numbers are written broader than they are in the box of a form.
        _stretch = MathF.Exp(random.NextSingle(-0.35f, 0.25f) + random.NextSingle(0, 0.35f));
        float spacing = random.NextSingle();
        Gap = Height * (spacing < 0.4f ? random.NextSingle(-0.1f, 0.03f)
            : spacing < 0.85f ? random.NextSingle(0.03f, 0.3f) : random.NextSingle(0.3f, 0.9f));
        GapJitter = Height * random.NextSingle(0.01f, 0.1f);
        SizeJitter = random.NextSingle(0.02f, random.NextSingle() < 0.2f ? 0.22f : 0.13f);
        BaseJitter = Height * random.NextSingle(0.01f, 0.08f);
        Joining = random.NextSingle() < 0.2f ? random.NextSingle(0.2f, 1) : 0;
        Pallor = random.NextSingle() < 0.25f ? random.NextSingle(0.1f, 0.5f) : 0;
        _shapes = new int[DigitShape.ClassCount];
        foreach (ref int shape in _shapes.AsSpan()) shape = random.NextInt32(1 << 16);
    }

    /// <summary>How far the top leans to the right, for each pixel of height.</summary>
    public float Shear { get; }

    /// <summary>Of a digit, pixels.</summary>
    public float Height { get; }

    /// <summary>Of a stroke, pixels.</summary>
    public float Thickness { get; }

    /// <summary>Between digits, pixels; negative for those that touch.</summary>
    public float Gap { get; }

    /// <summary>How much gaps differ: the standard deviation, pixels.</summary>
    public float GapJitter { get; }

    /// <summary>How much sizes differ, as a part.</summary>
    public float SizeJitter { get; }

    /// <summary>How far digits stand above or below the line: the standard deviation, pixels.</summary>
    public float BaseJitter { get; }

    /// <summary>How often the pen stays on the paper from one digit to the next, 0..1.</summary>
    public float Joining { get; }

    /// <summary>How much paler than the others a digit may be, 0..1.</summary>
    public float Pallor { get; }

    /// <summary>How broad a symbol is, pixels.</summary>
    /// <param name="extent">Of the symbol.</param>
    /// <param name="size">What its size is multiplied by.</param>
    public float Breadth((float Left, float Right) extent, float size) => (extent.Right - extent.Left) * _stretch * size * Height / 10;

    /// <summary>A digit as this person writes it.</summary>
    /// <param name="digit">0 .. 9.</param>
    /// <param name="random">The stream to draw from.</param>
    /// <returns>The digit, and what its size is multiplied by.</returns>
    public (ISymbol Symbol, float Size) Digit(int digit, ref Random64 random)
    {
        float size = MathF.Exp(SizeJitter * random.NextGaussian()) * (digit == 0 ? _zeros : 1);
        if (random.NextSingle() >= _fromPen) return (_written.Take(digit, -Shear, _thinning, ref random), size);

        Glyph[] shapes = LineGlyphs.All[digit];
        int shape = random.NextSingle() < 0.8f ? _shapes[digit] : random.NextInt32(1 << 16);
        return (Write(shapes[shape % shapes.Length], ref random), size);
    }

    /// <summary>A glyph as this person writes it.</summary>
    /// <param name="glyph">What to write.</param>
    /// <param name="random">The stream to draw from.</param>
    public ISymbol Write(Glyph glyph, ref Random64 random) => new PenSymbol(_hand.Write(glyph, ref random), _pressure);

    /// <summary>The map of a symbol that begins at a place of the line.</summary>
    /// <param name="extent">Of the symbol.</param>
    /// <param name="place">The foot of its left side, pixels.</param>
    /// <param name="size">What its size is multiplied by.</param>
    public Matrix3x2 Map((float Left, float Right) extent, Vector2 place, float size) =>
        Matrix3x2.CreateTranslation(-extent.Left, -10) * Matrix3x2.CreateScale(_stretch * size * Height / 10, size * Height / 10)
        * new Matrix3x2(1, 0, -Shear, 1, 0, 0) * Matrix3x2.CreateTranslation(place);
}
