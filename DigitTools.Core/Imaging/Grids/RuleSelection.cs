namespace DigitTools.Core.Imaging.Grids;

/// <summary>Which of the lines that go through a view are the rules of its grid.</summary>
internal sealed class RuleSelection
{
    /// <summary>A rule is inked over this share of the grid, 0..1, or more; between most of those across over that share.</summary>
    private const double LeastInked = 0.5, LeastBetween = 0.6;

    /// <summary>A rule is inked like this, 0..1, or is as dark as this share of the clearest.</summary>
    private const double Gapless = 0.93, ClearShare = 0.5;

    /// <summary>Where there are few rules none leaves a straight line by more than this share of its length.</summary>
    private const double LargestBend = 0.03;

    /// <summary>A rule is so much darker than what lies beside it: what is all over a place is none.</summary>
    private const double LeastContrast = 4;

    /// <summary>
    /// Where there are one or two cells from end to end, the stem of a digit is nearly as long: there this much of a rule is inked, and as
    /// much of both its ends.
    /// </summary>
    private const double LeastInkedOfShort = 0.8, LeastInkedOfEnd = 0.7, End = 0.12;

    /// <summary>Where rules cross, so much of a cell is inked by the other one.</summary>
    private const double Crossing = 0.06;

    /// <summary>Of the rules between two others that go across, as many reach from one to the other.</summary>
    private const double LeastReaching = 0.4;

    /// <summary>A rule that is inked less than this share of what is usual may be none.</summary>
    private const double Doubtful = 0.9;

    /// <summary>Cells are even if their widths spread less than this, in shares of the mean; of so many that is no chance.</summary>
    private const double Even = 0.12;
    private const int EvenCells = 4;

    /// <summary>Each choice of rules one way makes that of the others better; after so many there is no more change.</summary>
    private const int Rounds = 5;

    /// <summary>With no more rules across than these there are one or two cells from end to end.</summary>
    private const int FewAcross = 3;

    /// <summary>With no more rules than these the lines of ruled paper look like those of a grid.</summary>
    private const int FewRules = 3;

    /// <summary>A part of a rule that is inked like this is there, or not there.</summary>
    private const double There = 0.9, NotThere = 0.35;

    private readonly List<Rule> _horizontals, _verticals;

    private RuleSelection(List<Rule> horizontals, List<Rule> verticals) => (_horizontals, _verticals) = (horizontals, verticals);

    /// <summary>From the upper one down.</summary>
    public List<Rule> Across { get; private set; } = [];

    /// <summary>From the left one to the right; their places are counted from the left, and along from above.</summary>
    public List<Rule> Down { get; private set; } = [];

    /// <summary>Finds them.</summary>
    /// <param name="horizontals">Lines from left to right.</param>
    /// <param name="verticals">Lines from above down.</param>
    /// <param name="inner">Where the grid is expected.</param>
    /// <param name="search">What is known of it.</param>
    /// <returns>Null if there is no grid.</returns>
    public static RuleSelection? Of(List<Rule> horizontals, List<Rule> verticals, PixelBox inner, GridSearch search)
    {
        var selection = new RuleSelection(horizontals, verticals);
        return selection.Select(inner, search) ? selection : null;
    }

    private bool Select(PixelBox inner, GridSearch search)
    {
        (double Start, double End) x = (inner.Left, inner.Right), y = (inner.Top, inner.Bottom);
        for (int round = 0; round < Rounds; round++)
        {
            List<Rule> horizontals = Inked(_horizontals, x, Down), verticals = Inked(_verticals, y, Across);
            List<Rule> across = DoubleRules.Join(horizontals, verticals, x), down = DoubleRules.Join(verticals, horizontals, y);
            if (across.Count < 2 || down.Count < 2) return false;
            // At first stems of digits are among the rules, and boxes that stand apart are not known as such.
            (Across, Down) = round == 0 ? (across, down) : (Connected(across, down), Connected(down, across));
            if (Across.Count < 2 || Down.Count < 2) return false;
            (x, y) = (Ends(Down, y), Ends(Across, x));
        }

        DropDoubtful(Across, Down, x);
        DropDoubtful(Down, Across, y);
        MissingRules.Add(Across, _horizontals, x);
        MissingRules.Add(Down, _verticals, y);
        AddPartial(Across, _horizontals, Down, x);
        AddPartial(Down, _verticals, Across, y);
        bool isFewAcross = Across.Count <= FewRules, isFewDown = Down.Count <= FewRules;
        bool endsAcross = OuterRules.Add(Across, Down), endsDown = OuterRules.Add(Down, Across);
        if ((isFewAcross && !(endsAcross && AreLines(Across, x))) || (isFewDown && !(endsDown && AreLines(Down, y)))) return false;
        if (search.Rows is { } rows) Across = RuleCount.Fit(Across, _horizontals, rows, x);
        if (search.Columns is { } columns) Down = RuleCount.Fit(Down, _verticals, columns, y);
        return true;
    }

    /// <summary>Whether none is the edge of something, of the sheet on its desk say, or bent as a stroke of writing is.</summary>
    private static bool AreLines(List<Rule> rules, (double Start, double End) along) =>
        rules.TrueForAll(rule => !rule.IsDrawn
            || (rule.ContrastToBoth(along.Start, along.End) >= LeastContrast && rule.Bend(along.Start, along.End) <= LargestBend));

    /// <summary>From the first rule to the last, in the middle of the others.</summary>
    private static (double Start, double End) Ends(List<Rule> rules, (double Start, double End) along)
    {
        double middle = (along.Start + along.End) / 2;
        return (rules[0].At(middle), rules[^1].At(middle));
    }

    /// <summary>Those that are inked from end to end.</summary>
    private static List<Rule> Inked(List<Rule> rules, (double Start, double End) along, List<Rule> across)
    {
        double clearest = Clearest(rules, along);
        return rules.FindAll(rule => rule.Contrast(along.Start, along.End) >= LeastContrast && across.Count switch
        {
            0 => rule.Coverage(along.Start, along.End) >= LeastInked,
            <= FewAcross => GoesThrough(rule, across) && IsClear(rule, rule.Coverage(along.Start, along.End)),
            _ => Between(rule, across) is var inked && inked >= LeastBetween && IsClear(rule, inked),
        });

        // Digits that stand close make a line too, but one with gaps, and paler on the whole than rules with gaps are.
        bool IsClear(Rule rule, double inked) => inked >= Gapless || rule.Contrast(along.Start, along.End) >= ClearShare * clearest;
    }

    /// <summary>Whether a rule is inked from the first of those across to the last, both ends too.</summary>
    private static bool GoesThrough(Rule rule, List<Rule> across)
    {
        double from = across[0].At(rule.Middle), to = across[^1].At(rule.Middle), end = (to - from) * End;
        return rule.Coverage(from, to) >= LeastInkedOfShort
            && rule.Coverage(from, from + end) >= LeastInkedOfEnd
            && rule.Coverage(to - end, to) >= LeastInkedOfEnd;
    }

    /// <summary>The contrast that one rule in ten has, or two if there are few.</summary>
    private static double Clearest(List<Rule> rules, (double Start, double End) along)
    {
        double[] contrasts = [.. rules.Select(rule => rule.Contrast(along.Start, along.End)).OrderDescending()];
        return contrasts.Length < 2 ? 0 : contrasts[Math.Max(1, contrasts.Length / 10)];
    }

    /// <summary>How much of a rule is inked between two of those across, the median of all.</summary>
    private static double Between(Rule rule, List<Rule> across)
    {
        double[] inked = [.. across.Skip(1).Select((other, i) => Between(rule, across[i], other)).Order()];
        return inked[inked.Length / 2];
    }

    /// <summary>
    /// How much of a rule is inked between two across, or beside them if that is less: digits above each other are inked as well, but don't
    /// go from cell to cell.
    /// </summary>
    private static double Between(Rule rule, Rule one, Rule other)
    {
        double from = one.At(rule.Middle), to = other.At(rule.Middle);
        double crossing = (to - from) * Crossing, end = (to - from) * End;
        double first = rule.Coverage(from + crossing, from + crossing + end), last = rule.Coverage(to - crossing - end, to - crossing);
        return Math.Min(rule.Coverage(from, to), Math.Min(first, last));
    }

    /// <summary>
    /// The longest stretch of rules from each of which those across lead to the next: not the edge of the sheet, nor a line of something
    /// else.
    /// </summary>
    private static List<Rule> Connected(List<Rule> rules, List<Rule> across)
    {
        int best = 0, length = 1, start = 0;
        for (int i = 1; i < rules.Count; i++)
        {
            if (Reaching(rules[i - 1], rules[i], across) < LeastReaching) start = i;
            if (i - start + 1 > length) (best, length) = (start, i - start + 1);
        }

        return rules.GetRange(best, length);
    }

    /// <summary>The share of the rules across that is inked between two rules.</summary>
    private static double Reaching(Rule one, Rule other, List<Rule> across) =>
        across.Count(rule => rule.Coverage(one.At(rule.Middle), other.At(rule.Middle)) >= LeastInked) / (double)across.Count;

    /// <summary>Takes out what is inked less than the others, and parts a cell that is as wide as they are without it.</summary>
    private static void DropDoubtful(List<Rule> rules, List<Rule> across, (double Start, double End) along)
    {
        double middle = (along.Start + along.End) / 2;
        double[] inked = [.. rules.Select(rule => Between(rule, across))];
        double usual = inked.Order().ElementAt(inked.Length / 2);
        for (int i = rules.Count - 2; i > 0; i--)
        {
            if (inked[i] >= Doubtful * usual) continue;
            List<Rule> rest = [.. rules.Where((_, k) => k != i)];
            double gap = rules[i + 1].At(middle) - rules[i - 1].At(middle), pitch = RuleCount.Pitch(rest, middle);
            if (Math.Abs(gap - pitch) < Even * pitch) rules.RemoveAt(i);
        }
    }

    /// <summary>Adds rules that part some cells, and leave others whole; where all are as wide, a line within one is none.</summary>
    private static void AddPartial(List<Rule> rules, List<Rule> candidates, List<Rule> across, (double Start, double End) along)
    {
        double middle = (along.Start + along.End) / 2;
        // From end to end of a single row what is there is a rule, or none.
        if (across.Count < FewAcross) return;
        double least = RuleCount.Pitch(rules, middle) / 4, clearest = Clearest(rules, along);
        if (rules.Count > EvenCells && RuleCount.Unevenness(rules, middle) < Even) return;

        foreach (Rule candidate in candidates)
        {
            double place = candidate.At(middle);
            if (place < rules[0].At(middle) || place > rules[^1].At(middle)) continue;
            if (rules.Exists(rule => Math.Abs(rule.At(middle) - place) < least)) continue;
            if (!IsPartial(candidate, across, ClearShare * clearest)) continue;
            rules.Add(candidate);
            rules.Sort((one, other) => one.At(middle).CompareTo(other.At(middle)));
        }
    }

    /// <summary>Whether it goes exactly from some rules across to others.</summary>
    private static bool IsPartial(Rule rule, List<Rule> across, double leastContrast)
    {
        int there = 0, unclear = 0;
        for (int i = 1; i < across.Count; i++)
        {
            double from = across[i - 1].At(rule.Middle), to = across[i].At(rule.Middle);
            if (Between(rule, across[i - 1], across[i]) >= There && rule.Contrast(from, to) >= leastContrast) there++;
            else if (rule.Coverage(from, to) > NotThere) unclear++;
        }

        return there > 0 && unclear <= there / 4;
    }
}
