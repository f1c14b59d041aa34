namespace DigitTools.Core.Database;

/// <summary>The columns left, top, width and height of a table: a box in a picture, pixels.</summary>
internal static class BoxColumns
{
    /// <summary>More pixels than any picture has on a side, and few enough that their sums don't overflow.</summary>
    private const int MostPixels = 1 << 29;

    /// <summary>The columns of a table.</summary>
    /// <typeparam name="T">The record that a row is made of.</typeparam>
    /// <param name="boxOf">The box of a record.</param>
    public static IEnumerable<DatabaseColumn<T>> Of<T>(Func<T, (int Left, int Top, int Width, int Height)> boxOf) =>
    [
        new("left", row => boxOf(row).Left),
        new("top", row => boxOf(row).Top),
        new("width", row => boxOf(row).Width),
        new("height", row => boxOf(row).Height),
    ];

    /// <summary>Reads a box of at least one pixel.</summary>
    public static (int Left, int Top, int Width, int Height) Read(DatabaseReader reader) => (
        (int)reader.Whole("left", 0, MostPixels),
        (int)reader.Whole("top", 0, MostPixels),
        (int)reader.Whole("width", 1, MostPixels),
        (int)reader.Whole("height", 1, MostPixels));
}
