using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DigitTools.Support;

/// <summary>Completes paths of model files and of the folders that lead to them, and the names of the models that ship.</summary>
public sealed class ModelCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        FileCompletion.Of(wordToComplete, ".onnx")
            .Concat(ShippedModels.Names
                .Where(n => n.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
                .Select(n => new CompletionResult(n, n, CompletionResultType.ParameterValue, Strings.CompletionShippedModel)));
}
