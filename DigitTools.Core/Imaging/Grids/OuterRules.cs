namespace DigitTools.Core.Imaging.Grids;

/// <summary>Rules around a grid that were not drawn: the others end there.</summary>
internal static class OuterRules
{
    /// <summary>A cell beyond the outermost rule is as wide as this, in shares of the usual, or more; and no wider than this.</summary>
    private const double LeastCell = 0.5, WidestCell = 1.6;

    /// <summary>As many of the rules that go across reach beyond, 0..1.</summary>
    private const double LeastReaching = 0.6;

    /// <summary>A stretch of a rule is there if so much of it is inked, 0..1.</summary>
    private const double LeastInked = 0.5;

    /// <summary>Pixels of a rule that are looked at together.</summary>
    private const int Step = 6;

    /// <summary>Adds them.</summary>
    /// <param name="rules">The rules, in order.</param>
    /// <param name="across">Those that cross them.</param>
    /// <returns>
    /// Whether the rules across end on both sides, with the outermost rule or a cell beyond it. They go on where the sheet has lines, and
    /// not a grid.
    /// </returns>
    public static bool Add(List<Rule> rules, List<Rule> across)
    {
        double pitch = RuleCount.Pitch(rules, across[across.Count / 2].Middle);
        double before = Beyond(rules[0], across, LeastCell * pitch, -1), after = Beyond(rules[^1], across, LeastCell * pitch, 1);
        if (before > 0 && before <= WidestCell * pitch) rules.Insert(0, rules[0].Beside(-before));
        if (after > 0 && after <= WidestCell * pitch) rules.Add(rules[^1].Beside(after));
        return Math.Max(before, after) <= WidestCell * pitch;
    }

    /// <summary>How far most of the rules across go on beyond an outermost rule, pixels; 0 if they end with it.</summary>
    private static double Beyond(Rule outermost, List<Rule> across, double least, int direction)
    {
        List<double> reaches = [];
        foreach (Rule rule in across)
        {
            double start = outermost.At(rule.Middle), reach = 0;
            while (IsInked(rule, start + direction * reach, start + direction * (reach + Step))) reach += Step;
            // What goes on to the edge of what is seen goes on further.
            bool isCut = start + direction * (reach + Step) is var end && (end < 0 || end > rule.Length);
            if (reach > 0 && isCut) reach = double.MaxValue;
            if (reach >= least) reaches.Add(reach);
        }

        if (reaches.Count < 2 || reaches.Count < LeastReaching * across.Count) return 0;
        reaches.Sort();
        return reaches[reaches.Count / 2];
    }

    private static bool IsInked(Rule rule, double one, double other)
    {
        (double from, double to) = (Math.Min(one, other), Math.Max(one, other));
        return from >= 0 && to <= rule.Length && rule.Coverage(from, to) >= LeastInked;
    }
}
