using System.Collections.Frozen;

namespace DigitTools.Core.Batch;

/// <summary>The values of an enumeration by their names, exactly as written: Enum.Parse would take numbers and lists as well.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal static class DatabaseChoice<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> s_names = Enum.GetValues<T>().ToFrozenDictionary(v => v, v => v.ToString());

    /// <summary>Values by name.</summary>
    public static FrozenDictionary<string, T> Values { get; } =
        Enum.GetValues<T>().ToFrozenDictionary(v => v.ToString(), StringComparer.Ordinal);

    /// <summary>The name of a value, the same object each time.</summary>
    public static string Name(T value) => s_names[value];
}
