using System.Collections;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace DigitTools.Shell.Commands;

/// <summary>One value of a <c>-Property</c> parameter: a name, wildcards, a script block, or a calculated property's hashtable.</summary>
internal sealed class PropertyArgument
{
    private readonly PSPropertyExpression _expression;

    private PropertyArgument(PSPropertyExpression expression, string? label, bool? descending) =>
        (_expression, Label, Descending) = (expression, label, descending);

    /// <summary>The name that a calculated property gives to its value.</summary>
    internal string? Label { get; }

    /// <summary>The direction of this key alone, where a hashtable for Sort-Object gives it.</summary>
    internal bool? Descending { get; }

    /// <summary>The name as it was written, for messages and headings.</summary>
    internal string Text => Label ?? _expression.ToString();

    internal bool IsScript => _expression.Script is not null;

    internal bool HasWildcards => _expression.HasWildCardCharacters;

    /// <exception cref="PSArgumentException">The value is none of the four.</exception>
    internal static PropertyArgument Parse(object value)
    {
        value = value is PSObject wrapped ? wrapped.BaseObject : value;
        return value switch
        {
            IDictionary table => ParseTable(table),
            _ => new PropertyArgument(Expression(value), label: null, descending: null),
        };
    }

    internal static PropertyArgument[] Parse(object[]? values) => values is null ? [] : Array.ConvertAll(values, Parse);

    /// <summary>The names and values that this argument stands for on one object; none where the object lacks the property.</summary>
    internal IEnumerable<(string Name, object? Value)> Read(PSObject target)
    {
        foreach (PSPropertyExpression resolved in _expression.ResolveNames(target))
            foreach (PSPropertyExpressionResult result in resolved.GetValues(target))
                // As in pwsh, a property which can't be read counts as null.
                yield return (Label ?? resolved.ToString(), result.Exception is null ? result.Result : null);
    }

    /// <summary>The first value, null where the object lacks the property.</summary>
    internal object? ReadFirst(PSObject target)
    {
        object? value = Read(target).FirstOrDefault().Value;
        return value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
    }

    private static PropertyArgument ParseTable(IDictionary table)
    {
        object? expression = null;
        string? label = null;
        bool? descending = null;
        foreach (DictionaryEntry entry in table)
        {
            string key = entry.Key.ToString() ?? "";
            if (IsKey("Expression"))
                expression = entry.Value;
            else if (IsKey("Name") || IsKey("Label"))
                label = entry.Value?.ToString();
            else if (IsKey("Descending"))
                descending = LanguagePrimitives.IsTrue(entry.Value);
            else if (IsKey("Ascending"))
                descending = !LanguagePrimitives.IsTrue(entry.Value);
            else
                throw new PSArgumentException($"The key '{key}' of a calculated property is not known; Name, Label, Expression, Ascending and Descending are.");

            // As in pwsh, the keys may be shortened: @{ n = ...; e = ... }.
            bool IsKey(string name) => key.Length > 0 && name.StartsWith(key, StringComparison.OrdinalIgnoreCase);
        }

        return new PropertyArgument(
            Expression(expression ?? throw new PSArgumentException("A calculated property needs the key 'Expression'.")), label, descending);
    }

    private static PSPropertyExpression Expression(object value)
    {
        value = value is PSObject wrapped ? wrapped.BaseObject : value;
        return value switch
        {
            ScriptBlock script => new PSPropertyExpression(script),
            _ when value.ToString() is { Length: > 0 } name => new PSPropertyExpression(name),
            _ => throw new PSArgumentException("A property needs a name or a script block."),
        };
    }
}
