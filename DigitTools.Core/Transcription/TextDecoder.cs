using System.Text;
using DigitTools.Core.Preprocessing.Lines;

namespace DigitTools.Core.Transcription;

/// <summary>From what a network says of the places of some lines to the likeliest text.</summary>
internal static class TextDecoder
{
    /// <summary>Decodes.</summary>
    /// <param name="chances">What the network says.</param>
    /// <param name="form">What is known of the text.</param>
    /// <param name="lines">The lines, to look for signs between digits; null to look at the boxes alone.</param>
    public static DecodedText Decode(PlaceChances chances, TextForm form, IReadOnlyList<TextLine>? lines = null)
    {
        List<Slot> slots = Slots.Find(chances);
        (List<(int Slot, int Digit)> chosen, double probability, int[]? way) = form.IsAny ? Likeliest(slots) : LikeliestOf(slots, form);
        // Nothing fits: what is there all the same, with no confidence.
        if (chosen.Count == 0 && !form.IsAny) (chosen, probability, way) = (Likeliest(slots).Chosen, 0, null);
        if (chosen.Count == 0) return DecodedText.Nothing;

        DecodedDigit[] digits = [.. chosen.Select(choice => Digit(slots[choice.Slot], choice.Digit))];
        string text = form.Pattern is { } pattern && way is not null
            ? pattern.Format([.. chosen.Select(choice => choice.Digit)], areAll: way.Length > pattern.Count)
            : Text(digits, lines);
        return new DecodedText(digits, text, probability);
    }

    /// <summary>Without a form: each slot that is more likely a digit than none.</summary>
    private static (List<(int Slot, int Digit)> Chosen, double Probability, int[]? Way) Likeliest(List<Slot> slots)
    {
        var chosen = new List<(int Slot, int Digit)>();
        double probability = 1;
        for (int i = 0; i < slots.Count; i++)
        {
            double[] probabilities = slots[i].Probabilities;
            double exists = slots[i].Existence;
            if (exists < 0.5)
            {
                probability *= 1 - exists;
                continue;
            }

            int digit = Array.IndexOf(probabilities, probabilities.Max());
            probability *= exists * probabilities[digit];
            chosen.Add((i, digit));
        }

        return (chosen, probability, null);
    }

    /// <summary>With a form: the likeliest of all texts that have it, and how likely it is among them.</summary>
    private static (List<(int Slot, int Digit)> Chosen, double Probability, int[]? Way) LikeliestOf(List<Slot> slots, TextForm form)
    {
        IReadOnlyList<int[]> ways = form.Pattern?.Ways() ?? [.. form.Lengths.Select(length => Enumerable.Repeat(-1, length).ToArray())];
        List<(int Slot, int Digit)> best = [];
        double highest = -1, all = 0;
        int[]? likeliest = null;
        foreach (int[] way in ways)
        {
            (List<(int Slot, int Digit)>? choice, double probability, double sum) = SlotPath.Find(slots, way);
            all += sum;
            if (choice is null || probability <= highest) continue;
            highest = probability;
            best = choice;
            likeliest = way;
        }

        return (best, all > 0 ? Math.Min(1, highest / all) : 0, likeliest);
    }

    private static DecodedDigit Digit(Slot slot, int digit)
    {
        (float left, float top, float right, float bottom) = slot.Box;
        return new DecodedDigit(digit, slot.Line, slot.Probabilities, left, top, right, bottom);
    }

    private static string Text(DecodedDigit[] digits, IReadOnlyList<TextLine>? lines)
    {
        var text = new StringBuilder();
        for (int i = 0; i < digits.Length; i++)
        {
            if (i > 0 && digits[i].Line != digits[i - 1].Line) text.Append('\n');
            else if (i > 0 && DigitGap.Parts(lines?[digits[i].Line], digits[i - 1], digits[i])) text.Append(' ');
            text.Append((char)('0' + digits[i].Digit));
        }

        return text.ToString();
    }
}
