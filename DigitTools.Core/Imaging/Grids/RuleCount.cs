namespace DigitTools.Core.Imaging.Grids;

/// <summary>Brings rules to the number that is known.</summary>
internal static class RuleCount
{
    /// <summary>The usual distance of neighbouring rules, pixels.</summary>
    /// <param name="rules">At least two, in order.</param>
    /// <param name="along">Where it is measured, pixels along.</param>
    public static double Pitch(List<Rule> rules, double along)
    {
        double[] gaps = [.. rules.Skip(1).Select((rule, i) => rule.At(along) - rules[i].At(along)).Order()];
        return gaps[gaps.Length / 2];
    }

    /// <summary>
    /// Takes the drawn rules that are clearest and most evenly spaced where there are too many; where there are too few, others are put
    /// into the widest gaps: a line that was seen there, or none.
    /// </summary>
    /// <param name="rules">Those that were chosen, in order.</param>
    /// <param name="candidates">All lines that go the same way.</param>
    /// <param name="cells">Cells between the first rule and the last.</param>
    /// <param name="along">From where to where the rules go, pixels.</param>
    public static List<Rule> Fit(List<Rule> rules, List<Rule> candidates, int cells, (double Start, double End) along)
    {
        List<Rule> chosen = [.. rules];
        while (chosen.Count - 1 > cells) chosen.RemoveAt(Superfluous(chosen, along));
        while (chosen.Count - 1 < cells) Split(chosen, candidates, cells, along);
        return chosen;
    }

    /// <summary>The rule without which the rest is most even, the less inked ones sooner.</summary>
    private static int Superfluous(List<Rule> rules, (double Start, double End) along)
    {
        int best = 0;
        double least = double.MaxValue;
        for (int i = 0; i < rules.Count; i++)
        {
            List<Rule> rest = [.. rules.Where((_, k) => k != i)];
            double cost = Unevenness(rest, (along.Start + along.End) / 2) + 0.5 * rules[i].Coverage(along.Start, along.End);
            if (cost < least) (best, least) = (i, cost);
        }

        return best;
    }

    /// <summary>The spread of the gaps, in shares of their mean.</summary>
    /// <param name="rules">At least two, in order.</param>
    /// <param name="along">Where they are measured, pixels along.</param>
    public static double Unevenness(List<Rule> rules, double along)
    {
        double mean = (rules[^1].At(along) - rules[0].At(along)) / (rules.Count - 1), sum = 0;
        for (int i = 1; i < rules.Count; i++) sum += Math.Pow(rules[i].At(along) - rules[i - 1].At(along) - mean, 2);
        return Math.Sqrt(sum / (rules.Count - 1)) / Math.Max(1, mean);
    }

    /// <summary>Puts a rule into the widest gap, so that its cells become as wide as the others.</summary>
    private static void Split(List<Rule> rules, List<Rule> candidates, int cells, (double Start, double End) along)
    {
        double middle = (along.Start + along.End) / 2;
        int widest = 1;
        for (int i = 2; i < rules.Count; i++)
            if (Gap(i) > Gap(widest)) widest = i;
        double pitch = (rules[^1].At(middle) - rules[0].At(middle)) / cells;
        double part = 1 / Math.Max(2, Math.Round(Gap(widest) / pitch)), place = double.Lerp(rules[widest - 1].At(middle), rules[widest].At(middle), part);
        Rule? seen = candidates
            .Where(rule => Math.Abs(rule.At(middle) - place) < 0.2 * pitch)
            .MaxBy(rule => rule.Coverage(along.Start, along.End));
        bool isClear = seen is not null && seen.Coverage(along.Start, along.End) > 0.25;
        // What is seen of it is too little to tell cells that are one from cells that are two.
        rules.Insert(widest, isClear ? seen!.Beside(0) : rules[widest - 1].Between(rules[widest], part));

        double Gap(int i) => rules[i].At(middle) - rules[i - 1].At(middle);
    }
}
