using System.Globalization;

namespace DigitTools.Support;

/// <summary>
/// Fills the texts of Strings.resx, the same everywhere: logs of servers in two countries can be compared. What they are filled with can't
/// reach a terminal as anything but text.
/// </summary>
internal static class Text
{
    /// <summary>Fills a text.</summary>
    public static string Format(string text, params ReadOnlySpan<object?> values) =>
        ViewText.Visible(string.Format(CultureInfo.InvariantCulture, text, values));
}
