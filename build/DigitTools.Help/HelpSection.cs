namespace DigitTools.Help;

/// <summary>A heading of a page with what stands below it.</summary>
/// <param name="File">Full path of the page.</param>
/// <param name="Line">Line of the heading, from 1.</param>
/// <param name="Title">The heading as plain text.</param>
/// <param name="Level">1 for the title of the page.</param>
internal sealed record HelpSection(string File, int Line, string Title, int Level)
{
    /// <summary>What stands between the heading and the next one.</summary>
    public List<HelpText> Text { get; } = [];

    /// <summary>The sections one level below.</summary>
    public List<HelpSection> Sections { get; } = [];

    /// <summary>The paragraphs and items, without code.</summary>
    public IEnumerable<string> Paragraphs => Text.Where(t => !t.IsCode).Select(t => t.Text);

    /// <summary>The section with this heading; null where there is none.</summary>
    public HelpSection? Find(string title) => Sections.Find(s => s.Title == title);

    /// <summary>The section with this heading.</summary>
    /// <exception cref="PageException">There is none.</exception>
    public HelpSection Need(string title) => Find(title) ?? throw Problem($"'{Title}' needs a section '{title}'.");

    /// <summary>The paragraphs, of which there has to be one at least.</summary>
    /// <exception cref="PageException">There is none.</exception>
    public IReadOnlyList<string> NeedParagraphs() =>
        Paragraphs.ToArray() is { Length: > 0 } found ? found : throw Problem($"'{Title}' has no text.");

    /// <summary>A problem with this section.</summary>
    public PageException Problem(string text) => new(File, Line, text);
}
