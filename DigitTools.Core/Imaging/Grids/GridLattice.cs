using System.Numerics;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>Rules that cross each other, and which cells they part.</summary>
/// <param name="across">From the upper one down, at least two.</param>
/// <param name="down">From the left one to the right, at least two.</param>
internal sealed class GridLattice(List<Rule> across, List<Rule> down)
{
    /// <summary>
    /// Two cells are one where a rule is darker than paper by less than this share of what it is between most; in an even grid, where few
    /// are, by less than that.
    /// </summary>
    private const double Merged = 0.12, MergedIfEven = 0.03;

    /// <summary>A grid of so many rules each way or more is even if its rows and columns spread no more than this.</summary>
    private const int EvenRules = 5;
    private const double Even = 0.12;

    /// <summary>So many of its parts, 0..1, are not drawn as clearly as what a rule is compared with.</summary>
    private const double Clear = 0.75;

    /// <summary>A part of a rule without its ends, where others cross it.</summary>
    private const double End = 0.12;

    /// <summary>For each rule the contrast from which on a part of it is there, and parts cells.</summary>
    private readonly double[] _leastAcross = Least(across, down), _leastDown = Least(down, across);

    /// <summary>Rows of cells.</summary>
    public int Rows => across.Count - 1;

    /// <summary>Columns of cells.</summary>
    public int Columns => down.Count - 1;

    /// <summary>How much of the drawn rules is inked from crossing to crossing where they part cells, 0..1.</summary>
    public double Inked
    {
        get
        {
            double sum = 0;
            int count = 0;
            for (int i = 0; i <= Rows; i++)
            {
                for (int j = 0; j <= Columns; j++)
                {
                    bool partsRows = i is 0 || i == Rows || !(j < Columns && IsMergedBelow(i - 1, j));
                    bool partsColumns = j is 0 || j == Columns || !(i < Rows && IsMergedRight(i, j - 1));
                    if (j < Columns && across[i].IsDrawn && partsRows) (sum, count) = (sum + InkedAcross(i, j), count + 1);
                    if (i < Rows && down[j].IsDrawn && partsColumns) (sum, count) = (sum + InkedDown(i, j), count + 1);
                }
            }

            return count == 0 ? 0 : sum / count;
        }
    }

    /// <summary>Where two lines cross, pixels of the view.</summary>
    /// <param name="horizontal">A line from left to right.</param>
    /// <param name="vertical">A line from above down.</param>
    public static Vector2 Crossing(Rule horizontal, Rule vertical)
    {
        double x = vertical.Middle, y = horizontal.Middle;
        for (int i = 0; i < 4; i++)
        {
            y = horizontal.At(x);
            x = vertical.At(y);
        }

        return new Vector2((float)x, (float)y);
    }

    /// <summary>The lines from left to right that bound cells, from above; between the two of a double rule there is no cell.</summary>
    public IReadOnlyList<Rule> Horizontals => Lines(across);

    /// <summary>The lines from above down that bound cells, from the left.</summary>
    public IReadOnlyList<Rule> Verticals => Lines(down);

    /// <summary>For each row of cells which two of the lines bound it.</summary>
    public IReadOnlyList<Extent> RowLines => Bounds(across);

    /// <summary>For each column of cells which two of the lines bound it.</summary>
    public IReadOnlyList<Extent> ColumnLines => Bounds(down);

    /// <summary>The smallest cell's shorter side, pixels of the view.</summary>
    public float Smallest()
    {
        float smallest = float.MaxValue;
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                Vector2 size = Crossing(across[i + 1].First, down[j + 1].First) - Crossing(across[i].Last, down[j].Last);
                smallest = Math.Min(smallest, Math.Min(size.X, size.Y));
            }
        }

        return smallest;
    }

    /// <summary>Whether a cell and that to the right of it are one.</summary>
    public bool IsMergedRight(int row, int column)
    {
        Rule rule = down[column + 1];
        return rule.IsDrawn && Contrast(rule, across, row) < _leastDown[column + 1];
    }

    /// <summary>Whether a cell and that below are one.</summary>
    public bool IsMergedBelow(int row, int column)
    {
        Rule rule = across[row + 1];
        return rule.IsDrawn && Contrast(rule, down, column) < _leastAcross[row + 1];
    }

    private static double[] Least(List<Rule> rules, List<Rule> others)
    {
        double merged = IsEven(rules) && IsEven(others) ? MergedIfEven : Merged;
        return [.. rules.Select(rule => merged * Usual(rule, others))];
    }

    private static bool IsEven(List<Rule> rules) =>
        rules.Count >= EvenRules && RuleCount.Unevenness(rules, rules[rules.Count / 2].Length / 2.0) < Even;

    private static double Usual(Rule rule, List<Rule> others)
    {
        double[] contrasts = [.. Enumerable.Range(0, others.Count - 1).Select(i => Contrast(rule, others, i)).Order()];
        return contrasts[(int)(Clear * (contrasts.Length - 1))];
    }

    private static double Contrast(Rule rule, List<Rule> others, int part)
    {
        double from = others[part].At(rule.Middle), to = others[part + 1].At(rule.Middle);
        return rule.Contrast(from + (to - from) * End, to - (to - from) * End);
    }

    /// <summary>How much of the rule to the left of a cell is inked; of the last rule, that to the right of the last cell.</summary>
    private double InkedDown(int row, int column) => Inside(
        down[column], across[row].At(down[column].Middle), across[row + 1].At(down[column].Middle));

    private double InkedAcross(int row, int column) => Inside(
        across[row], down[column].At(across[row].Middle), down[column + 1].At(across[row].Middle));

    private static double Inside(Rule rule, double from, double to) => rule.Coverage(from + (to - from) * End, to - (to - from) * End);

    private static Rule[] Lines(List<Rule> rules) =>
    [
        rules[0].Last,
        .. rules.Skip(1).SkipLast(1).SelectMany(rule => rule.First == rule.Last ? new[] { rule } : [rule.First, rule.Last]),
        rules[^1].First,
    ];

    private static Extent[] Bounds(List<Rule> rules)
    {
        var bounds = new Extent[rules.Count - 1];
        for (int i = 0, line = 0; i < bounds.Length; i++)
        {
            bounds[i] = new Extent(line, line + 1);
            line += rules[i + 1].First == rules[i + 1].Last ? 1 : 2;
        }

        return bounds;
    }
}
