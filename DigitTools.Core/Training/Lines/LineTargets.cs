using DigitTools.Core.Handwriting.Lines;
using DigitTools.Core.Model;

namespace DigitTools.Core.Training.Lines;

/// <summary>What a network should say at each place of a drawn line.</summary>
internal static class LineTargets
{
    /// <summary>No answer is asked for, between the middle of a digit and its sides.</summary>
    public const long Ignored = -100;

    /// <summary>The part of a digit's width around its middle where it is to be said, and that beyond which nothing is.</summary>
    private const float Core = 0.36f, Reach = 0.62f;

    /// <summary>Pixels: half the width of a slender 1, which is said at as many places as a broader digit would be.</summary>
    private const float Slender = 6;

    /// <summary>Fills in the answers.</summary>
    /// <param name="digits">The digits of a line.</param>
    /// <param name="classes">One for each place: 0 for none, 1 + the digit, or <see cref="Ignored"/>.</param>
    /// <param name="boxes">Four for each place: how far its middle is from the sides of the box, in heights of a line.</param>
    public static void Fill(List<DrawnDigit> digits, Span<long> classes, Span<float> boxes)
    {
        classes.Clear();
        boxes.Clear();
        foreach (DrawnDigit digit in digits) Mark(digit, Reach, Ignored, classes, boxes);
        foreach (DrawnDigit digit in digits) Mark(digit, Core, 1 + digit.Digit, classes, boxes);
    }

    private static void Mark(DrawnDigit digit, float part, long answer, Span<long> classes, Span<float> boxes)
    {
        const float Step = LineArchitecture.ColumnsPerPlace;
        float middle = (digit.Left + digit.Right) / 2, half = MathF.Max((digit.Right - digit.Left) / 2, Slender) * part;
        int first = (int)MathF.Round((middle - half) / Step - 0.5f), last = (int)MathF.Round((middle + half) / Step - 0.5f);
        for (int place = Math.Max(0, first); place <= Math.Min(classes.Length - 1, last); place++)
        {
            classes[place] = answer;
            if (answer == Ignored) continue;

            float x = (place + 0.5f) * Step, scale = 1f / DigitShape.LineHeight;
            Span<float> box = boxes.Slice(place * LineArchitecture.Sides, LineArchitecture.Sides);
            box[0] = (x - digit.Left) * scale;
            box[1] = digit.Top * scale;
            box[2] = (digit.Right - x) * scale;
            box[3] = digit.Bottom * scale;
        }
    }
}
