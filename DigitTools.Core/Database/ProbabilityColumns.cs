using System.Globalization;

namespace DigitTools.Core.Database;

/// <summary>The columns p0 .. p9 of a table: how likely each digit is.</summary>
internal static class ProbabilityColumns
{
    private static readonly string[] s_names =
    [
        .. Enumerable.Range(0, DigitShape.ClassCount).Select(k => string.Create(CultureInfo.InvariantCulture, $"p{k}")),
    ];

    /// <summary>The columns of a table.</summary>
    /// <typeparam name="T">The record that a row is made of.</typeparam>
    /// <param name="valuesOf">Ten values in 0..1; null is NULL in all columns.</param>
    public static IEnumerable<DatabaseColumn<T>> Of<T>(Func<T, double[]?> valuesOf) =>
        s_names.Select((name, k) => new DatabaseColumn<T>(name, row => valuesOf(row)?[k]));

    /// <summary>Reads ten values in 0..1; null if the row has none.</summary>
    public static double[]? ReadOrNull(DatabaseReader reader) => reader.IsNull(s_names[0]) ? null : Read(reader);

    /// <summary>Reads ten values in 0..1.</summary>
    public static double[] Read(DatabaseReader reader) => [.. s_names.Select(reader.Share)];
}
