using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DigitTools.Support;

/// <summary>Completes paths of databases and of the folders that lead to them.</summary>
public sealed class DatabaseCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        FileCompletion.Of(wordToComplete, ".db");
}
