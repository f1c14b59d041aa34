using System.Management.Automation;
using System.Management.Automation.Language;
using DigitTools.Core.Database;
using DigitTools.Core.Recognition;

namespace DigitTools.Support;

/// <summary>
/// The values of Status and Reason after <c>Where-Object Status -eq</c>. The properties are text, so that JSON has words in them; the
/// engine itself knows the values of enums alone.
/// </summary>
public static class VerdictCompleter
{
    /// <summary>What fits, where the objects come from this module; nothing otherwise, so that the engine goes on looking.</summary>
    /// <param name="context">The session, for its variables.</param>
    /// <param name="property">The property that is compared.</param>
    /// <param name="word">What is written of the value.</param>
    /// <param name="where">The call of Where-Object.</param>
    public static IEnumerable<CompletionResult> Complete(EngineIntrinsics context, string? property, string word, CommandAst where)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(where);
        string[] values = Source(context, where) switch
        {
            null => [],
            { } source when Is("Status") && source.Contains("Batch", StringComparison.OrdinalIgnoreCase) => Enum.GetNames<BatchStatus>(),
            _ when Is("Status") => Enum.GetNames<RecognitionStatus>(),
            _ when Is("Reason") => Enum.GetNames<RecognitionReason>(),
            _ => [],
        };
        return values
            .Where(value => value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(value => new CompletionResult(value));

        bool Is(string name) => name.Equals(property, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The cmdlet of this module in the pipeline, or the type that a variable at its start holds; null for others.</summary>
    private static string? Source(EngineIntrinsics context, CommandAst where) =>
        (where.Parent as PipelineAst)?.PipelineElements[0] switch
        {
            CommandExpressionAst { Expression: VariableExpressionAst variable } =>
                TypeOf(context.SessionState.PSVariable.GetValue(variable.VariablePath.UserPath)),
            _ => ((PipelineAst?)where.Parent)?.PipelineElements
                .OfType<CommandAst>()
                .Select(command => command.GetCommandName())
                .FirstOrDefault(name => name?.Contains("-Digit", StringComparison.OrdinalIgnoreCase) == true),
        };

    private static string? TypeOf(object? value)
    {
        object? first = LanguagePrimitives.GetEnumerable(value) is { } several ? several.Cast<object?>().FirstOrDefault() : value;
        Type? type = (first is PSObject wrapped ? wrapped.BaseObject : first)?.GetType();
        return type?.Assembly == typeof(VerdictCompleter).Assembly ? type.Name : null;
    }
}
