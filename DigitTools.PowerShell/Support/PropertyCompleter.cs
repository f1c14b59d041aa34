using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DigitTools.Support;

/// <summary>Completes names of properties that pictures are put in rows and columns by.</summary>
public sealed class PropertyCompleter : IArgumentCompleter
{
    private static readonly string[] s_names =
    [
        "BestGuess", "Column", "Confidence", "Digit", "Directory", "Field", "Grid", "Length", "ModelId", "Name", "Page", "Path", "Reason",
        "Row", "Second", "SecondConfidence", "Status", "Text",
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        s_names.Where(n => n.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)).Select(n => new CompletionResult(n));
}
