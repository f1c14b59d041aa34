using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting.Lines;

/// <summary>What is written in a line: digits, what groups them, and what stands around them.</summary>
internal static class LineScript
{
    private const int MostDigits = 10;

    /// <summary>One thing to be written.</summary>
    /// <param name="Digit">0 .. 9; -1 if it is none.</param>
    /// <param name="Glyph">What it is, if it is no digit.</param>
    /// <param name="Space">What the gap before it is multiplied by, and what is added to it as a part of the height.</param>
    /// <param name="Size">What its size is multiplied by.</param>
    public readonly record struct Item(int Digit, Glyph? Glyph, float Space, float Size);

    /// <summary>Makes up a line.</summary>
    /// <param name="items">Takes what is to be written, from left to right.</param>
    /// <param name="random">The stream to draw from.</param>
    public static void Make(List<Item> items, ref Random64 random)
    {
        items.Clear();
        float kind = random.NextSingle();
        if (kind < 0.03f) return;
        if (kind < 0.08f)
        {
            int count = 1 + random.NextInt32(5);
            for (int i = 0; i < count; i++) items.Add(Other(OutlierGlyphs.All, ref random));
            return;
        }

        if (random.NextSingle() < 0.15f) AddOthers(items, ref random);
        AddNumber(items, kind < 0.18f ? 1 : 2 + random.NextInt32(MostDigits - 1), ref random);
        float end = random.NextSingle();
        if (end < 0.3f)
        {
            Glyph ending = Pick(SignGlyphs.Endings, ref random);
            items.Add(new Item(-1, ending, random.NextSingle(0, 0.4f), random.NextSingle(0.7f, 1.2f)));
        }
        else if (end < 0.55f)
        {
            AddOthers(items, ref random);
        }
    }

    private static void AddNumber(List<Item> items, int digits, ref Random64 random)
    {
        // Groups of three from the right, parts of a date, or none.
        float form = random.NextSingle();
        int group = form < 0.4f ? 3 : form < 0.55f ? 1 + random.NextInt32(4) : int.MaxValue;
        Glyph[] signs = form < 0.4f ? SignGlyphs.Separators : SignGlyphs.Dividers;
        Glyph sign = Pick(signs, ref random);
        bool isGap = random.NextSingle() < 0.3f;
        int repeated = random.NextSingle() < 0.15f ? random.NextInt32(DigitShape.ClassCount) : -1;
        // Amounts end in zeros more often than by chance.
        int zeros = random.NextSingle() < 0.25f ? random.NextInt32(digits) : 0;
        for (int i = 0; i < digits; i++)
        {
            bool starts = i > 0 && (digits - i) % group == 0;
            if (starts && !isGap) items.Add(new Item(-1, sign, 0, 1));
            int digit = digits - i <= zeros ? 0 : random.NextInt32(DigitShape.ClassCount);
            // So they begin with 1 more often; and a 1 has more shapes, and less of them, than others.
            if (random.NextSingle() < (i == 0 ? 0.35f : 0.04f)) digit = 1;
            if (repeated >= 0 && random.NextSingle() < 0.6f) digit = repeated;
            items.Add(new Item(digit, null, starts && isGap ? random.NextSingle(0.3f, 0.9f) : 0, 1));
        }
    }

    private static void AddOthers(List<Item> items, ref Random64 random)
    {
        int count = 1 + random.NextInt32(2);
        for (int i = 0; i < count; i++) items.Add(Other(SignGlyphs.Letters, ref random));
    }

    private static Item Other(Glyph[] letters, ref Random64 random)
    {
        bool isLetter = random.NextSingle() < 0.25f;
        Glyph glyph = isLetter ? Pick(letters, ref random) : Pick(SignGlyphs.Fillers, ref random);
        return new Item(-1, glyph, random.NextSingle(0, 0.5f), isLetter ? random.NextSingle(0.4f, 1.1f) : random.NextSingle(0.7f, 1.2f));
    }

    private static Glyph Pick(Glyph[] glyphs, ref Random64 random) => glyphs[random.NextInt32(glyphs.Length)];
}
