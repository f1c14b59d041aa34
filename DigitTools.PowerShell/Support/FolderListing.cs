using System.IO.Enumeration;
using System.Management.Automation;

namespace DigitTools.Support;

/// <summary>The files that a pattern in the last part of a path fits, as the engine lists them, several times as fast.</summary>
internal static class FolderListing
{
    private static readonly EnumerationOptions s_all = new()
    {
        AttributesToSkip = 0,
        MatchType = MatchType.Simple,
        IgnoreInaccessible = false,
    };

    /// <summary>Full paths in the engine's order; null if only the engine knows.</summary>
    /// <param name="path">Full path whose last part is the pattern.</param>
    public static List<string>? TryExpand(string path)
    {
        int slash = path.LastIndexOf('/');
        string folder = path[..slash];
        if (folder.Length == 0 || WildcardPattern.ContainsWildcardCharacters(folder) || !Directory.Exists(folder)) return null;

        var pattern = new WildcardPattern(path[(slash + 1)..], WildcardOptions.IgnoreCase);
        var entries = new FileSystemEnumerable<(string Name, bool IsFolder)>(
            folder, static (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.IsDirectory), s_all)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsHidden,
        };
        try
        {
            // Folders first, each kind by name.
            IEnumerable<(string Name, bool IsFolder)> ordered = entries
                .Where(e => pattern.IsMatch(e.Name))
                .OrderBy(e => !e.IsFolder)
                .ThenBy(e => e.Name, StringComparer.CurrentCultureIgnoreCase);
            return [.. ordered.Select(e => $"{folder}/{e.Name}")];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
