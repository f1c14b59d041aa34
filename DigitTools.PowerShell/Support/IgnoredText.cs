using DigitTools.Core.Files;

namespace DigitTools.Support;

/// <summary>What was left alone, in words.</summary>
internal static class IgnoredText
{
    /// <summary>So many kinds of files a warning names, the most frequent ones; the result has all of them.</summary>
    private const int MostKinds = 5;

    /// <summary>What a run left alone and perhaps shouldn't have.</summary>
    /// <param name="files">What was left alone.</param>
    /// <param name="areNamed">Whether patterns of names were given: who gave them has chosen the files.</param>
    public static List<string> Warnings(IgnoredFiles files, bool areNamed)
    {
        List<string> warnings = [];
        if (files.Below > 0) warnings.Add(Text.Format(Strings.WarningBelow, files.Below));
        if (files.Extensions.Count == 0 || areNamed) return warnings;

        warnings.Add(Text.Format(Strings.WarningOtherFiles, files.Total - files.Below, Kinds(files)));
        return warnings;
    }

    /// <summary>How many files of which kinds there are, the most frequent first.</summary>
    /// <param name="files">The files.</param>
    public static string Kinds(IgnoredFiles files)
    {
        IEnumerable<string> kinds = files.Extensions.OrderByDescending(e => e.Value).Take(MostKinds)
            .Select(e => Text.Format("{0:N0} {1}", e.Value, e.Key.Length > 0 ? e.Key : Strings.WithoutExtension));
        return string.Join(", ", kinds) + (files.Extensions.Count > MostKinds ? ", ..." : "");
    }
}
