namespace DigitTools.Core.Transcription;

/// <summary>Which of the slots are digits, and which: the likeliest choice for a row of digits that is asked for.</summary>
internal static class SlotPath
{
    /// <summary>What a slot is left out or taken for at least: a text that is asked for is found, however unlikely it is.</summary>
    private const double Least = 1e-9;

    /// <summary>Finds the likeliest choice, and how likely all choices together are.</summary>
    /// <param name="slots">The slots.</param>
    /// <param name="digits">For each digit in its order which one it has to be, -1 for any.</param>
    /// <returns>
    /// For each digit its slot and which it is; null if there are not as many slots. Its probability, and that of all choices.
    /// </returns>
    public static (List<(int Slot, int Digit)>? Choice, double Probability, double All) Find(List<Slot> slots, int[] digits)
    {
        int most = digits.Length;
        double[,] best = new double[slots.Count + 1, most + 1], all = new double[slots.Count + 1, most + 1];
        best[0, 0] = all[0, 0] = 1;
        for (int slot = 1; slot <= slots.Count; slot++)
        {
            double exists = slots[slot - 1].Existence;
            double[] probabilities = slots[slot - 1].Probabilities;
            for (int count = 0; count <= Math.Min(most, slot); count++)
            {
                double without = Math.Max(Least, 1 - exists);
                best[slot, count] = best[slot - 1, count] * without;
                all[slot, count] = all[slot - 1, count] * without;
                if (count == 0) continue;

                int wanted = digits[count - 1];
                double one = Math.Max(Least, exists * (wanted < 0 ? probabilities.Max() : probabilities[wanted]));
                double any = Math.Max(Least, exists * (wanted < 0 ? 1 : probabilities[wanted]));
                best[slot, count] = Math.Max(best[slot, count], best[slot - 1, count - 1] * one);
                all[slot, count] += all[slot - 1, count - 1] * any;
            }
        }

        if (slots.Count < most) return (null, 0, 0);
        return (Trace(slots, digits, best), best[slots.Count, most], all[slots.Count, most]);
    }

    private static List<(int Slot, int Digit)> Trace(List<Slot> slots, int[] digits, double[,] best)
    {
        var choice = new List<(int Slot, int Digit)>();
        int count = digits.Length;
        for (int slot = slots.Count; slot > 0; slot--)
        {
            double without = best[slot - 1, count] * Math.Max(Least, 1 - slots[slot - 1].Existence);
            if (count == 0 || (slot > count && without >= best[slot, count])) continue;

            count--;
            double[] probabilities = slots[slot - 1].Probabilities;
            choice.Add((slot - 1, digits[count] < 0 ? Array.IndexOf(probabilities, probabilities.Max()) : digits[count]));
        }

        choice.Reverse();
        return choice;
    }
}
