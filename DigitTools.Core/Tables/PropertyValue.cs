using System.Globalization;

namespace DigitTools.Core.Tables;

/// <summary>Values of properties as the object has them, or as text of the CSV or JSON file that it was written to.</summary>
internal static class PropertyValue
{
    /// <summary>The value as text, without white space around it; empty for null.</summary>
    public static string TextOf(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "";

    /// <summary>A digit, 0..9; null if the value is none.</summary>
    public static int? DigitOf(object? value) => WholeOf(value) is { } number and <= 9 ? number : null;

    /// <summary>A whole number, 0 or more; null if the value is none.</summary>
    public static int? WholeOf(object? value) =>
        NumberOf(value) is { } number && number is >= 0 and <= int.MaxValue && double.IsInteger(number) ? (int)number : null;

    /// <summary>A share, 0..1; null if the value is none.</summary>
    public static double? PartOf(object? value) => NumberOf(value) is { } number && number is >= 0 and <= 1 ? number : null;

    /// <summary>A number; null if the value is none.</summary>
    public static double? NumberOf(object? value)
    {
        // Export-Csv writes numbers as the country does: a comma is a decimal point here, never a thousands separator.
        string text = TextOf(value).Replace(',', '.');
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
    }
}
