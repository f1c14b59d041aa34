using System.Globalization;
using System.Management.Automation;

namespace DigitTools.Help;

/// <summary>Facts of a parameter in the words of Get-Help.</summary>
internal static class ParameterText
{
    /// <summary>The type as in a syntax line: <c>String[]</c>, <c>Double</c>.</summary>
    public static string TypeName(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.Name;
    }

    /// <summary>Whether it takes pipeline input, and how.</summary>
    public static string Pipeline(CommandParameterInfo parameter)
    {
        string[] ways = [.. Ways(parameter)];
        return ways.Length == 0 ? "False" : $"True ({string.Join(", ", ways)})";
    }

    /// <summary>The position, or "named".</summary>
    public static string Position(CommandParameterInfo parameter) =>
        parameter.Position < 0 ? "named" : parameter.Position.ToString(CultureInfo.InvariantCulture);

    /// <summary>The names to choose from; empty where anything goes.</summary>
    public static IReadOnlyList<string> Choices(CommandParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (type.IsEnum) return Enum.GetNames(type);
        return [.. parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(a => a.ValidValues)];
    }

    /// <summary>What binding accepts, as a sentence; null where anything goes.</summary>
    public static string? Accepted(CommandParameterInfo parameter)
    {
        if (Choices(parameter) is { Count: > 0 } choices) return $"Values: {string.Join(", ", choices)}.";
        return parameter.Attributes.OfType<ValidateRangeAttribute>().FirstOrDefault() is not { } range ? null
            : range.MaxRange is long.MaxValue or int.MaxValue ? FormattableString.Invariant($"Range: {range.MinRange} or more.")
            : FormattableString.Invariant($"Range: {range.MinRange} to {range.MaxRange}.");
    }

    private static IEnumerable<string> Ways(CommandParameterInfo parameter)
    {
        if (parameter.ValueFromPipeline) yield return "ByValue";
        if (parameter.ValueFromPipelineByPropertyName) yield return "ByPropertyName";
    }
}
