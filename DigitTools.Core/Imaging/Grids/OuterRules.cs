namespace DigitTools.Core.Imaging.Grids;

/// <summary>Rules around a grid that were not drawn: the others end there.</summary>
internal static class OuterRules
{
    /// <summary>A cell beyond the outermost rule is as wide as this, in shares of the usual, or more; and no wider than this.</summary>
    private const double LeastCell = 0.5, WidestCell = 1.6;

    /// <summary>As many of the rules that go across reach beyond, 0..1.</summary>
    private const double LeastReaching = 0.6;

    /// <summary>Pixels of a rule that are looked at together.</summary>
    private const int Step = 6;

    /// <summary>Adds them.</summary>
    /// <param name="rules">The rules, in order.</param>
    /// <param name="across">Those that cross them.</param>
    public static void Add(List<Rule> rules, List<Rule> across)
    {
        double pitch = RuleCount.Pitch(rules, across[across.Count / 2].Middle);
        if (Beyond(rules[0], across, pitch, -1) is { } before) rules.Insert(0, rules[0].Beside(-before));
        if (Beyond(rules[^1], across, pitch, 1) is { } after) rules.Add(rules[^1].Beside(after));
    }

    /// <summary>How far most of the rules across go on beyond an outermost rule, pixels; null if they end with it.</summary>
    private static double? Beyond(Rule outermost, List<Rule> across, double pitch, int direction)
    {
        List<double> reaches = [];
        foreach (Rule rule in across)
        {
            double start = outermost.At(rule.Middle), reach = 0;
            while (IsInked(rule, start + direction * reach, start + direction * (reach + Step))) reach += Step;
            if (reach >= LeastCell * pitch) reaches.Add(reach);
        }

        if (reaches.Count < 2 || reaches.Count < LeastReaching * across.Count) return null;
        reaches.Sort();
        double usual = reaches[reaches.Count / 2];
        return usual <= WidestCell * pitch ? usual : null;
    }

    private static bool IsInked(Rule rule, double one, double other) =>
        Math.Min(one, other) >= 0 && Math.Max(one, other) <= rule.Length && rule.Coverage(Math.Min(one, other), Math.Max(one, other)) >= 0.5;
}
