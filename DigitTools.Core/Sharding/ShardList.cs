using System.Globalization;
using System.Text;

namespace DigitTools.Core.Sharding;

/// <summary>Numbers of shards as text, in the way that <c>sbatch --array</c> takes them: <c>0-2,5</c>.</summary>
internal static class ShardList
{
    /// <summary>Writes numbers, neighbours as a range.</summary>
    /// <param name="indices">The numbers, each once, in order.</param>
    public static string Format(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var text = new StringBuilder();
        for (int i = 0, last; i < indices.Count; i = last + 1)
        {
            last = i;
            while (last + 1 < indices.Count && indices[last + 1] == indices[last] + 1) last++;
            if (text.Length > 0) text.Append(',');
            text.Append(CultureInfo.InvariantCulture, $"{indices[i]}");
            if (last > i) text.Append(CultureInfo.InvariantCulture, $"-{indices[last]}");
        }

        return text.ToString();
    }
}
