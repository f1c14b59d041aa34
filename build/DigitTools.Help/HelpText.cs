namespace DigitTools.Help;

/// <summary>A paragraph, an item of a list, or lines of code, as plain text.</summary>
/// <param name="Text">The text; a paragraph is one line.</param>
/// <param name="Language">Of code: what stands behind the fence. Null for a paragraph or an item.</param>
internal sealed record HelpText(string Text, string? Language = null)
{
    /// <summary>Whether the lines have to stay as they are.</summary>
    public bool IsCode => Language is not null;
}
