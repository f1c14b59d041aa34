using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DigitTools.Support;

/// <summary>Completes the ways in which pictures are given to models.</summary>
public sealed class ConventionCompleter : IArgumentCompleter
{
    private static readonly string[] s_conventions =
    [
        "0..1", "0..255", "-1..1", "-0.5..0.5", "mean 0.1307 deviation 0.3081", "0..1 inverted", "0..255 inverted", "0..1 transposed",
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? "").Trim('\'', '"');
        return s_conventions
            .Where(convention => convention.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(convention => new CompletionResult($"'{convention}'", convention, CompletionResultType.ParameterValue, convention));
    }
}
