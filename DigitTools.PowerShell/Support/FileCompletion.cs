using System.Management.Automation;

namespace DigitTools.Support;

/// <summary>The engine's completion of file names, without files of other kinds.</summary>
internal static class FileCompletion
{
    /// <summary>Folders, which lead to files, and files of one kind.</summary>
    /// <param name="word">What is there of the path.</param>
    /// <param name="extension">Of the files, dot included; null for folders alone.</param>
    public static IEnumerable<CompletionResult> Of(string word, string? extension) =>
        CompletionCompleters.CompleteFilename(word).Where(c => c.ResultType == CompletionResultType.ProviderContainer
            || (extension is not null && c.ListItemText.EndsWith(extension, StringComparison.OrdinalIgnoreCase)));
}
