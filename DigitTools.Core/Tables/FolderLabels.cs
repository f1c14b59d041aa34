namespace DigitTools.Core.Tables;

/// <summary>What tells folders apart: their paths without the part that all of them share.</summary>
internal static class FolderLabels
{
    private static readonly char[] s_separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>A label for each folder; that of the only one is its name, that of one that holds all others a dot.</summary>
    /// <param name="folders">Full paths.</param>
    public static Dictionary<string, string> Of(IEnumerable<string> folders)
    {
        string[] all = [.. folders.Distinct(StringComparer.Ordinal)];
        string[][] parts = [.. all.Select(folder => folder.Split(s_separators, StringSplitOptions.RemoveEmptyEntries))];
        int shared = all.Length == 1 ? Math.Max(0, parts[0].Length - 1) : Shared(parts);
        return all.Select((folder, i) => (folder, Label: string.Join(Path.DirectorySeparatorChar, parts[i].Skip(shared))))
            .ToDictionary(f => f.folder, f => f.Label.Length > 0 ? f.Label : ".", StringComparer.Ordinal);
    }

    private static int Shared(string[][] parts)
    {
        int shared = 0;
        while (parts.Length > 0 && parts.All(p => p.Length > shared && p[shared] == parts[0][shared])) shared++;
        return shared;
    }
}
