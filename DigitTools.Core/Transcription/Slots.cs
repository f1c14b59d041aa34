namespace DigitTools.Core.Transcription;

/// <summary>
/// Finds where digits may be: places in a row that say a digit, and the same box. Which digit a place says doesn't part them, so that one
/// which is unsure of two isn't read as both.
/// </summary>
internal static class Slots
{
    /// <summary>A place that says a digit with less than this, 0..1, says nothing.</summary>
    public const double Least = 0.005;

    /// <summary>Boxes whose middles are nearer than this, in widths of the broader one, are of one digit.</summary>
    private const double Same = 0.36;

    /// <summary>
    /// Pixels: a more slender box counts as this wide. Of a 1 one place may box the stem and another the flag, too.
    /// </summary>
    private const double LeastWidth = 13;

    /// <summary>Finds them, line after line, from left to right.</summary>
    /// <param name="chances">What the network says.</param>
    public static List<Slot> Find(PlaceChances chances)
    {
        var slots = new List<Slot>();
        for (int place = 0; place < chances.Count; place++)
        {
            ReadOnlySpan<float> logs = chances.At(place);
            if (1 - Math.Exp(logs[0]) < Least) continue;

            var own = new Slot(chances.LineOf(place), chances.Views);
            own.Add(chances.ViewOf(place), logs, chances.Box(place));
            if (slots.Count > 0 && AreSame(slots[^1], own)) slots[^1].Add(own);
            else slots.Add(own);
        }

        Merge(slots);
        return slots;
    }

    /// <summary>Joins neighbours whose boxes, by all of their places, turn out to be of one digit.</summary>
    private static void Merge(List<Slot> slots)
    {
        for (int i = 1; i < slots.Count; i++)
        {
            if (!AreSame(slots[i - 1], slots[i])) continue;
            slots[i - 1].Add(slots[i]);
            slots.RemoveAt(i);
            i = Math.Max(0, i - 2);
        }
    }

    private static bool AreSame(Slot one, Slot other) =>
        one.Line == other.Line && Math.Abs(one.Middle - other.Middle) < Same * Math.Max(LeastWidth, Math.Max(one.Width, other.Width));
}
