namespace DigitTools.Core.Tables;

/// <summary>A cell of a table: the pictures that have its row and its column.</summary>
/// <param name="Value">What was read; of several pictures all values as one text. Null if there is nothing.</param>
/// <param name="IsDoubtful">Whether a person has to look.</param>
/// <param name="Path">Full path of the picture, or of the first.</param>
internal sealed record PivotCell(object? Value, bool IsDoubtful, string Path)
{
    private const string Between = "; ";

    /// <summary>The cell with another picture: nothing is lost, and the text shows that it is no single value.</summary>
    internal PivotCell With(object? value) =>
        this with { Value = string.Join(Between, new[] { Value, value }.Where(v => v is not null)), IsDoubtful = true };
}
