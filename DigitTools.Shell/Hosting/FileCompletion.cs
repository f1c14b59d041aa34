using System.Buffers;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace DigitTools.Shell.Hosting;

/// <summary>Completes the word before the cursor to the names of files: the engine's own way of it needs commands of pwsh.</summary>
internal static class FileCompletion
{
    private static readonly SearchValues<char> s_needsQuotes = SearchValues.Create(" '`$(){}[]&;,@#|<>\"");

    internal static CommandCompletion Complete(string text, int cursor, Runspace runspace)
    {
        int start = WordStart(text[..cursor]);
        string word = text[start..cursor].TrimStart('\'', '"').Replace("''", "'", StringComparison.Ordinal);
        int nameStart = word.LastIndexOfAny([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar]) + 1;
        (string typedFolder, string prefix) = (word[..nameStart], word[nameStart..]);

        var matches = new Collection<CompletionResult>();
        foreach (FileSystemInfo item in Entries(Folder(typedFolder, runspace), prefix))
        {
            string path = typedFolder + item.Name;
            string completion = path.AsSpan().IndexOfAny(s_needsQuotes) >= 0 ? $"'{path.Replace("'", "''", StringComparison.Ordinal)}'" : path;
            matches.Add(new CompletionResult(completion));
        }

        return new CommandCompletion(matches, currentMatchIndex: -1, start, cursor - start);
    }

    /// <summary>Where the last word begins: after a blank, comma or operator that is in no quotes.</summary>
    private static int WordStart(string text)
    {
        int start = 0;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            if (quote != '\0')
                quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '\'' or '"')
                (quote, start) = (text[i], i);
            else if (char.IsWhiteSpace(text[i]) || text[i] is ',' or ';' or '|' or '(' or '=' or '>')
                start = i + 1;
        }

        return start;
    }

    private static DirectoryInfo Folder(string typed, Runspace runspace)
    {
        if (typed.StartsWith('~'))
            typed = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + typed[1..];
        return new DirectoryInfo(Path.Combine(runspace.SessionStateProxy.Path.CurrentFileSystemLocation.ProviderPath, typed));
    }

    private static IEnumerable<FileSystemInfo> Entries(DirectoryInfo folder, string prefix)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = prefix.StartsWith('.') ? 0 : FileAttributes.Hidden };
        return folder.Exists
            ? folder.EnumerateFileSystemInfos("*", options)
                .Where(item => item.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                .OrderBy(item => item.Name, StringComparer.CurrentCultureIgnoreCase)
            : [];
    }
}
