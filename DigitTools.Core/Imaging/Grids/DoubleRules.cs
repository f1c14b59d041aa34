namespace DigitTools.Core.Imaging.Grids;

/// <summary>Two lines that are one rule: a double one, or the sides of boxes that stand apart.</summary>
internal static class DoubleRules
{
    /// <summary>Lines that are nearer to each other than this share of a wide cell are a double rule.</summary>
    private const double Near = 0.18;

    /// <summary>So far from each other are boxes, in shares of a wide one, at most.</summary>
    private const double Apart = 0.65;

    /// <summary>Between boxes the rules across are inked less than this, 0..1; in them more than that.</summary>
    private const double Open = 0.5, Closed = 0.75;

    /// <summary>Makes one rule of each two.</summary>
    /// <param name="rules">The lines.</param>
    /// <param name="across">The rules that cross them, as far as they are known.</param>
    /// <param name="along">From where to where they go, pixels.</param>
    public static List<Rule> Join(List<Rule> rules, List<Rule> across, (double Start, double End) along)
    {
        double middle = (along.Start + along.End) / 2;
        var sorted = rules.OrderBy(rule => rule.At(middle)).ToList();
        double[] gaps = [.. sorted.Skip(1).Select((rule, i) => rule.At(middle) - sorted[i].At(middle)).Order()];
        if (gaps.Length < 2) return sorted;

        double wide = gaps[(int)(0.75 * (gaps.Length - 1))];
        bool areBoxes = AreBoxes(sorted, across, wide, middle);
        for (int i = sorted.Count - 1; i > 0; i--)
        {
            double gap = sorted[i].At(middle) - sorted[i - 1].At(middle);
            bool isDouble = gap < Near * wide || (areBoxes && gap < Apart * wide && Covered(sorted, across, i) < Open);
            if (!isDouble) continue;
            sorted[i - 1] = sorted[i - 1].Doubled(sorted[i]);
            sorted.RemoveAt(i);
        }

        return sorted;
    }

    /// <summary>Whether wide gaps are closed by rules across, and narrow ones are open.</summary>
    private static bool AreBoxes(List<Rule> rules, List<Rule> across, double wide, double middle)
    {
        if (across.Count < 2) return false;
        int closed = 0, open = 0, others = 0;
        for (int i = 1; i < rules.Count; i++)
        {
            double gap = rules[i].At(middle) - rules[i - 1].At(middle), covered = Covered(rules, across, i);
            if (gap >= Apart * wide && covered >= Closed) closed++;
            else if (gap < Apart * wide && covered < Open) open++;
            else others++;
        }

        return open > 0 && closed >= open && others <= open / 2;
    }

    /// <summary>How much of the rules across is inked between a line and the one before, the most of all.</summary>
    private static double Covered(List<Rule> rules, List<Rule> across, int line) =>
        across.Max(rule =>
        {
            double from = rules[line - 1].At(rule.Middle), to = rules[line].At(rule.Middle), end = (to - from) / 5;
            return rule.Coverage(from + end, to - end);
        });
}
