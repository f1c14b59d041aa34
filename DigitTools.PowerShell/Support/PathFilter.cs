using System.Management.Automation;

namespace DigitTools.Support;

/// <summary>Chooses among paths by patterns that the user wrote. The files need not exist.</summary>
internal static class PathFilter
{
    /// <summary>Whether a name fits any of the patterns.</summary>
    public static Func<string, bool> Names(IEnumerable<string> patterns)
    {
        WildcardPattern[] any = [.. patterns.Select(Pattern)];
        return name => any.Any(pattern => pattern.IsMatch(name));
    }

    /// <summary>Whether a path fits any of the patterns; one without a folder in it is about the name alone.</summary>
    /// <param name="patterns">Patterns, or paths as they are.</param>
    /// <param name="literal">Whether they are paths as they are.</param>
    /// <param name="paths">Makes full paths of them.</param>
    /// <exception cref="PathException">One isn't a path of the file system.</exception>
    public static Func<string, bool> Paths(IReadOnlyList<string> patterns, bool literal, PathResolver paths)
    {
        if (literal)
        {
            HashSet<string> known = [.. patterns.Select(paths.Literal)];
            return known.Contains;
        }

        (WildcardPattern Pattern, bool IsName)[] any =
            [.. patterns.Select(p => IsName(p) ? (Pattern(p), true) : (Pattern(paths.Literal(p)), false))];
        return path => any.Any(p => p.Pattern.IsMatch(p.IsName ? Path.GetFileName(path) : path));
    }

    private static bool IsName(string pattern) =>
        pattern.AsSpan().IndexOfAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) < 0;

    private static WildcardPattern Pattern(string text) => WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
}
