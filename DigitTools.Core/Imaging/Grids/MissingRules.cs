namespace DigitTools.Core.Imaging.Grids;

/// <summary>Rules that are hardly seen, but without which an even grid would have a gap.</summary>
internal static class MissingRules
{
    /// <summary>A gap is even if it differs by no more than this from the usual one, or from several of it, in shares of one.</summary>
    private const double Even = 0.2;

    /// <summary>Of the gaps as many are even, 0..1; and at least so many.</summary>
    private const double EvenShare = 0.5;
    private const int EvenCount = 3;

    /// <summary>So much of a rule is seen, 0..1, at least.</summary>
    private const double LeastSeen = 0.3;

    /// <summary>Adds them.</summary>
    /// <param name="rules">The rules, in order.</param>
    /// <param name="candidates">All lines that go the same way.</param>
    /// <param name="along">From where to where the rules go, pixels.</param>
    public static void Add(List<Rule> rules, List<Rule> candidates, (double Start, double End) along)
    {
        double middle = (along.Start + along.End) / 2, pitch = RuleCount.Pitch(rules, middle);
        // Of rules that cross each other the pitch may be 0: then none is even.
        int even = Enumerable.Range(1, rules.Count - 1).Count(i => Math.Abs(Gap(i) - pitch) < Even * pitch);
        if (even < EvenCount || even < EvenShare * (rules.Count - 1)) return;

        for (int i = rules.Count - 1; i > 0; i--)
        {
            double cells = Math.Round(Gap(i) / pitch);
            if (cells < 2 || Math.Abs(Gap(i) - cells * pitch) > Even * pitch * cells) continue;
            double first = rules[i - 1].At(middle), step = Gap(i) / cells;
            var missing = Enumerable.Range(1, (int)cells - 1).Select(k => Near(candidates, first + k * step, Even * pitch, along)).ToList();
            if (missing.TrueForAll(rule => rule is not null)) rules.InsertRange(i, missing.Select(rule => rule!.Beside(0)));
        }

        double Gap(int i) => rules[i].At(middle) - rules[i - 1].At(middle);
    }

    private static Rule? Near(List<Rule> candidates, double place, double reach, (double Start, double End) along)
    {
        double middle = (along.Start + along.End) / 2;
        Rule? best = candidates.Where(rule => Math.Abs(rule.At(middle) - place) < reach)
            .MaxBy(rule => rule.Coverage(along.Start, along.End) - Math.Abs(rule.At(middle) - place) / reach / 2);
        return best?.Coverage(along.Start, along.End) >= LeastSeen ? best : null;
    }
}
