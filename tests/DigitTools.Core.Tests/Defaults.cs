using System.Reflection;

namespace DigitTools.Core.Tests;

/// <summary>Pins the defaults of options: one that is added has to be named in the test of its record too.</summary>
internal static class Defaults
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>These are the properties of the record, and no others, each with its value.</summary>
    public static void Are<T>(T options, Dictionary<string, object?> expected)
        where T : notnull
    {
        IEnumerable<PropertyInfo> properties = typeof(T).GetProperties(Own).Where(p => p.CanWrite);
        AreThese(expected, properties.ToDictionary(p => p.Name, p => p.GetValue(options)));
    }

    /// <summary>These are the public constants of a class, and no others, each with its value.</summary>
    public static void AreConstants(Type type, Dictionary<string, object?> expected) =>
        AreThese(expected, type.GetFields().Where(f => f.IsLiteral).ToDictionary(f => f.Name, f => f.GetValue(null)));

    private static void AreThese(Dictionary<string, object?> expected, Dictionary<string, object?> actual)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, e => Assert.Equal(e.Value, actual[e.Key]));
    }
}
