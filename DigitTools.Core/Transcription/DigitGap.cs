using DigitTools.Core.Preprocessing.Lines;

namespace DigitTools.Core.Transcription;

/// <summary>Finds out whether two neighbours in a line are parted: by a wide gap, or by a sign of their own.</summary>
internal static class DigitGap
{
    /// <summary>A gap that is wider than this, in heights of a character, parts.</summary>
    private const float Wide = 0.5f;

    /// <summary>From this level on a pixel of a line is ink: half of what strokes have.</summary>
    private const int Ink = 115;

    /// <summary>Pixels of ink between two digits that are a sign: fewer are grain, or the end of a stroke.</summary>
    private const int LeastSign = 4;

    /// <summary>Whether there is a space between two digits of one line.</summary>
    /// <param name="line">The line; null where only boxes are known.</param>
    /// <param name="left">A digit.</param>
    /// <param name="right">The next one.</param>
    public static bool Parts(TextLine? line, DecodedDigit left, DecodedDigit right)
    {
        if (right.Left - left.Right > Wide * LineCut.CharacterHeight) return true;
        if (line is null) return false;

        int from = Math.Max(0, (int)MathF.Ceiling(left.Right)), to = Math.Min(line.Width, (int)MathF.Floor(right.Left));
        int ink = 0;
        for (int y = 0; y < DigitShape.LineHeight; y++)
        {
            for (int x = from; x < to; x++)
                if (line.Pixels[y * line.Width + x] >= Ink) ink++;
        }

        return ink >= LeastSign;
    }
}
