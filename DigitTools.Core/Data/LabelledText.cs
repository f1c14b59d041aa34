namespace DigitTools.Core.Data;

/// <summary>A picture of numbers, and what is written in it.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Text">As its label has it: digits with whatever stands between them, and <c>/</c> between lines.</param>
/// <param name="Kind">What kind of picture it is; empty if the labels don't tell.</param>
internal sealed record LabelledText(string Path, string Text, string Kind)
{
    /// <summary>The digits alone.</summary>
    public string Digits => string.Concat(Text.Where(char.IsAsciiDigit));

    /// <summary>The digits of each line; a slash without digits on both sides parts no lines.</summary>
    internal IReadOnlyList<string> Lines => LinesOf(Text);

    /// <summary>The digits of each line of a text, whether a slash or a line feed parts them; what has no digits is no line.</summary>
    internal static IReadOnlyList<string> LinesOf(string text) =>
    [
        .. text.Split('\n', '/').Select(line => string.Concat(line.Where(char.IsAsciiDigit))).Where(line => line.Length > 0),
    ];
}
