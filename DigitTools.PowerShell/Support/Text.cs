using System.Globalization;

namespace DigitTools.Support;

/// <summary>Fills the texts of Strings.resx, the same everywhere: logs of servers in two countries can be compared.</summary>
internal static class Text
{
    /// <summary>Fills a text.</summary>
    public static string Format(string text, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, text, values);
}
