using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DigitTools.Support;

/// <summary>Completes paths of labelled data: of folders, tables, arrays and packed files.</summary>
public sealed class DataCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        FileCompletion.Of(wordToComplete, ".csv", ".tsv", ".arff", ".npz", ".npy", ".gz", "-ubyte");
}
