using DigitTools.Core.Files;

namespace DigitTools.Support;

/// <summary>What a run left alone, in words.</summary>
internal static class IgnoredText
{
    /// <summary>So many kinds of files a warning names, the most frequent ones; the result has all of them.</summary>
    private const int MostKinds = 5;

    /// <summary>What was left alone and perhaps shouldn't have been.</summary>
    /// <param name="files">What was left alone.</param>
    /// <param name="areNamed">Whether patterns of names were given: who gave them has chosen the files.</param>
    public static List<string> Warnings(IgnoredFiles files, bool areNamed)
    {
        List<string> warnings = [];
        if (files.Below > 0) warnings.Add(Text.Format(Strings.WarningBelow, files.Below));
        if (files.Extensions.Count == 0 || areNamed) return warnings;

        IEnumerable<string> kinds = files.Extensions.OrderByDescending(e => e.Value).Take(MostKinds)
            .Select(e => Text.Format("{0:N0} {1}", e.Value, e.Key.Length > 0 ? e.Key : Strings.WithoutExtension));
        string rest = files.Extensions.Count > MostKinds ? ", ..." : "";
        warnings.Add(Text.Format(Strings.WarningOtherFiles, files.Total - files.Below, string.Join(", ", kinds) + rest));
        return warnings;
    }
}
