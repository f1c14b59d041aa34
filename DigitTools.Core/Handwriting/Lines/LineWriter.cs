using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting.Lines;

/// <summary>
/// Draws lines of digits as people write them, with what stands around them, on paper, as a camera or scanner sees them. It knows the box
/// of each digit. A line is a function of the random stream.
/// </summary>
/// <param name="written">Digits that people wrote.</param>
internal sealed class LineWriter(WrittenDigits written)
{
    /// <summary>Counts the changes of what is drawn: a training goes on only with the same.</summary>
    public const int Version = 4;

    /// <summary>0..1: no digit of a line is paler than this because of the pen alone.</summary>
    private const float Palest = 0.5f;

    private readonly List<LineScript.Item> _items = [];

    /// <summary>Draws a line.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="pixels">32 x width values, ink 1 on paper 0.</param>
    /// <param name="digits">Takes its digits, from left to right.</param>
    /// <param name="random">The stream to draw from.</param>
    public void Draw(int width, Span<float> pixels, List<DrawnDigit> digits, ref Random64 random)
    {
        pixels.Clear();
        digits.Clear();
        var canvas = new InkCanvas(width, DigitShape.LineHeight, pixels);
        var hand = new LineHand(written, ref random);
        LineScript.Make(_items, ref random);
        float ink = random.NextSingle() < 0.5f ? 1 : random.NextSingle(0.5f, 1);
        if (_items.Count > 0) Write(canvas, hand, ink, digits, ref random);
        if (random.NextSingle() < 0.12f) WriteNeighbours(canvas, hand, ink, ref random);
        Warp.Apply(canvas, digits, ref random);
        LineWear.Strokes(canvas, ref random);
        LinePaper.Draw(canvas, ref random);
        LineWear.View(canvas, mayHarden: ink > 0.75f, ref random);
    }

    private void Write(InkCanvas canvas, LineHand hand, float ink, List<DrawnDigit> digits, ref Random64 random)
    {
        // A line may begin anywhere; crops are mostly tight.
        float start = random.NextSingle() < 0.7f ? random.NextSingle(0, 8) : random.NextSingle(0, canvas.Width / 2f);
        // The slope of a short line can't be seen by its ink alone.
        float steepest = random.NextSingle() < 0.2f ? 4f / Math.Max(4, _items.Count * _items.Count) * 0.35f : 0;
        float slope = random.NextSingle(-1, 1) * MathF.Max(0.05f, steepest);
        float bend = random.NextSingle() < 0.2f ? random.NextSingle(-2, 2) : 0;
        float foot = canvas.Height / 2f + hand.Height / 2 + random.NextSingle(-2.5f, 2.5f);
        float x = start + MathF.Max(0, -hand.Shear * hand.Height / 2);
        Vector2? last = null;
        foreach (LineScript.Item item in _items)
        {
            (ISymbol symbol, float size) = item.Glyph is null
                ? hand.Digit(item.Digit, ref random)
                : (hand.Write(item.Glyph, ref random), item.Size);
            float breadth = hand.Breadth(symbol.Extent, size);
            x += item.Space * hand.Height;
            float reach = x + breadth + hand.Thickness / 2 + MathF.Max(0, hand.Shear) * hand.Height;
            if (reach > canvas.Width + (item.Digit < 0 ? 4 : 0)) break;

            float middle = (x - canvas.Width / 2f) / canvas.Width;
            float y = foot + slope * (x - canvas.Width / 2f) + bend * (4 * middle * middle - 0.5f);
            y += hand.BaseJitter * random.NextGaussian();
            Matrix3x2 map = hand.Map(symbol.Extent, new Vector2(x, y), size);
            float own = MathF.Max(MathF.Min(ink, Palest), ink * (1 - hand.Pallor * random.NextSingle()));
            InkBox box = symbol.Draw(map, hand.Thickness, own, canvas);
            (Vector2 First, Vector2 Last)? ends = item.Digit < 0 || item.Space > 0 ? null : symbol.Ends;
            if (last is { } from && ends is { } to && random.NextSingle() < hand.Joining)
                Join(from, Vector2.Transform(to.First, map), hand, ink, canvas, ref random);
            last = ends is { } ended ? Vector2.Transform(ended.Last, map) : null;
            if (item.Digit >= 0 && !box.IsEmpty)
                digits.Add(new DrawnDigit(item.Digit, box.Left, MathF.Max(0, box.Top), box.Right, MathF.Min(canvas.Height, box.Bottom)));
            x += breadth + hand.Thickness + hand.Gap + hand.GapJitter * random.NextGaussian();
        }
    }

    /// <summary>The stroke from the end of a digit to the next, where it is no long way.</summary>
    private static void Join(Vector2 from, Vector2 to, LineHand hand, float ink, InkCanvas canvas, ref Random64 random)
    {
        float way = Vector2.Distance(from, to);
        if (way > 1.3f * hand.Height) return;

        Vector2 middle = (from + to) / 2 + new Vector2(0, way * random.NextSingle(-0.3f, 0.5f));
        const int Steps = 8;
        Vector2 here = from;
        for (int step = 1; step <= Steps; step++)
        {
            float part = step / (float)Steps;
            var next = Vector2.Lerp(Vector2.Lerp(from, middle, part), Vector2.Lerp(middle, to, part), part);
            Pen.Line(here, next, 0.8f * hand.Thickness, ink, canvas);
            here = next;
        }
    }

    /// <summary>Parts of the lines above and below, and of what stands beside the crop.</summary>
    private static void WriteNeighbours(InkCanvas canvas, LineHand hand, float ink, ref Random64 random)
    {
        bool below = random.NextSingle() < 0.5f;
        float foot = below ? canvas.Height + hand.Height - random.NextSingle(0, 4) : random.NextSingle(0, 4);
        int count = 1 + random.NextInt32(4);
        for (int i = 0; i < count; i++)
        {
            (ISymbol symbol, float size) = hand.Digit(random.NextInt32(DigitShape.ClassCount), ref random);
            var place = new Vector2(random.NextSingle(0, canvas.Width), foot);
            symbol.Draw(hand.Map(symbol.Extent, place, size), hand.Thickness, ink, canvas);
        }
    }
}
