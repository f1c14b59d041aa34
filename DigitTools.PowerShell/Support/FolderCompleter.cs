using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DigitTools.Support;

/// <summary>Completes paths of folders, and leaves files out.</summary>
public sealed class FolderCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        FileCompletion.Of(wordToComplete);
}
