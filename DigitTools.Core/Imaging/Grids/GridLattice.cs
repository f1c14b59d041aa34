using System.Numerics;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>Rules that cross each other, and which cells they part.</summary>
/// <param name="across">From the upper one down, at least two.</param>
/// <param name="down">From the left one to the right, at least two.</param>
internal sealed class GridLattice(List<Rule> across, List<Rule> down)
{
    /// <summary>Two cells are one where a rule is darker than paper by less than this share of what it is between most.</summary>
    private const double Merged = 0.15;

    /// <summary>So many of its parts, 0..1, are not drawn as clearly as what a rule is compared with.</summary>
    private const double Clear = 0.75;

    /// <summary>A part of a rule without its ends, where others cross it.</summary>
    private const double End = 0.12;

    /// <summary>Rows of cells.</summary>
    public int Rows => across.Count - 1;

    /// <summary>Columns of cells.</summary>
    public int Columns => down.Count - 1;

    /// <summary>How much of the drawn rules is inked from crossing to crossing, 0..1.</summary>
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
                    if (j < Columns && across[i].IsDrawn) (sum, count) = (sum + InkedAcross(i, j), count + 1);
                    if (i < Rows && down[j].IsDrawn) (sum, count) = (sum + InkedDown(i, j), count + 1);
                }
            }

            return count == 0 ? 0 : sum / count;
        }
    }

    /// <summary>Where two rules cross, pixels of the view.</summary>
    /// <param name="row">Which rule from above, from 0.</param>
    /// <param name="column">Which rule from the left, from 0.</param>
    public Vector2 Crossing(int row, int column)
    {
        double x = down[column].Middle, y = across[row].Middle;
        for (int i = 0; i < 4; i++)
        {
            y = across[row].At(x);
            x = down[column].At(y);
        }

        return new Vector2((float)x, (float)y);
    }

    /// <summary>The smallest cell's shorter side, pixels of the view.</summary>
    public float Smallest()
    {
        float smallest = float.MaxValue;
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                Vector2 size = Crossing(i + 1, j + 1) - Crossing(i, j);
                smallest = Math.Min(smallest, Math.Min(size.X, size.Y));
            }
        }

        return smallest;
    }

    /// <summary>Whether a cell and that to the right of it are one.</summary>
    public bool IsMergedRight(int row, int column)
    {
        Rule rule = down[column + 1];
        return rule.IsDrawn && Contrast(rule, across, row) < Merged * Usual(rule, across);
    }

    /// <summary>Whether a cell and that below are one.</summary>
    public bool IsMergedBelow(int row, int column)
    {
        Rule rule = across[row + 1];
        return rule.IsDrawn && Contrast(rule, down, column) < Merged * Usual(rule, down);
    }

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
}
