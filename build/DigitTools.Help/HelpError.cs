namespace DigitTools.Help;

/// <summary>An error that cmdlets report, as the page of all errors describes it.</summary>
/// <param name="Id">The ErrorId.</param>
/// <param name="Category">The error category.</param>
/// <param name="Cmdlets">Names of the cmdlets that report it.</param>
/// <param name="Text">When it is reported and what to do.</param>
internal sealed record HelpError(string Id, string Category, IReadOnlyList<string> Cmdlets, string Text)
{
    /// <summary>Heading of the section that has one section for each error.</summary>
    private const string Heading = "The errors";

    /// <summary>Reads the errors from their page.</summary>
    /// <exception cref="PageException">An error lacks something.</exception>
    public static IReadOnlyList<HelpError> ReadAll(HelpSection page) => [.. page.Need(Heading).Sections.Select(Read)];

    private static HelpError Read(HelpSection section)
    {
        string text = section.NeedParagraphs().FirstOrDefault(t => !t.StartsWith("- ", StringComparison.Ordinal))
            ?? throw section.Problem($"'{section.Title}' has no text.");
        return new HelpError(section.Title, Fact(section, "Category"), Fact(section, "Reported by").Split(", "), text);
    }

    private static string Fact(HelpSection section, string name)
    {
        string start = $"- {name}: ";
        return section.Paragraphs.FirstOrDefault(t => t.StartsWith(start, StringComparison.Ordinal)) is { } fact
            ? fact[start.Length..]
            : throw section.Problem($"'{section.Title}' needs an item '{start}...'.");
    }
}
