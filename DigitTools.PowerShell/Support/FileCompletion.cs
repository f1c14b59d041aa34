using System.Management.Automation;

namespace DigitTools.Support;

/// <summary>The engine's completion of file names, without files of other kinds.</summary>
internal static class FileCompletion
{
    /// <summary>Folders, which lead to files, and files of some kinds.</summary>
    /// <param name="word">What is there of the path.</param>
    /// <param name="extensions">Of the files, dot included; none for folders alone.</param>
    public static IEnumerable<CompletionResult> Of(string word, params string[] extensions) =>
        CompletionCompleters.CompleteFilename(word).Where(c => c.ResultType == CompletionResultType.ProviderContainer
            || Array.Exists(extensions, extension => c.ListItemText.EndsWith(extension, StringComparison.OrdinalIgnoreCase)));
}
