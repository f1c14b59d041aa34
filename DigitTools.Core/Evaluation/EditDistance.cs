namespace DigitTools.Core.Evaluation;

/// <summary>How far two texts are apart.</summary>
/// <remarks>V. I. Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals", 1966.</remarks>
internal static class EditDistance
{
    /// <summary>The fewest characters to be put in, taken out or exchanged that make one text of the other.</summary>
    /// <param name="from">The one.</param>
    /// <param name="to">The other.</param>
    public static int Of(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int exchanged = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(exchanged, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
