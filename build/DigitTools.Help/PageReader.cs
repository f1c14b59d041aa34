using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DigitTools.Help;

/// <summary>Reads a Markdown page into sections of plain text. What Get-Help has no form for (tables, pictures, HTML) is refused.</summary>
/// <param name="file">Full path of the page.</param>
internal sealed class PageReader(string file)
{
    /// <summary>Reads a page.</summary>
    /// <param name="file">Full path.</param>
    /// <returns>The title with everything below it.</returns>
    /// <exception cref="PageException">The page is no page of help.</exception>
    public static HelpSection Read(string file) => new PageReader(file).Read();

    private HelpSection Read()
    {
        MarkdownDocument document = Markdown.Parse(File.ReadAllText(file));
        var open = new Stack<HelpSection>();
        foreach (Block block in document)
        {
            if (block is HeadingBlock heading) Open(open, heading);
            else if (open.Count > 0) AddText(open.Peek(), block);
            else throw Problem(block, "the page has to begin with its title.");
        }

        return open.Count > 0 ? open.Last() : throw new PageException(file, 1, "the page is empty.");
    }

    private void Open(Stack<HelpSection> open, HeadingBlock heading)
    {
        while (open.Count > 0 && open.Peek().Level >= heading.Level) open.Pop();
        if (heading.Level != open.Count + 1) throw Problem(heading, "this heading has the wrong level.");
        var section = new HelpSection(file, heading.Line + 1, Plain(heading.Inline!), heading.Level);
        if (open.TryPeek(out HelpSection? above)) above.Sections.Add(section);
        open.Push(section);
    }

    private void AddText(HelpSection section, Block block)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                section.Text.Add(new HelpText(Plain(paragraph.Inline!)));
                break;
            case FencedCodeBlock code:
                section.Text.Add(new HelpText(code.Lines.ToString().TrimEnd(), code.Info ?? ""));
                break;
            case ListBlock { IsOrdered: false } list:
                foreach (Block item in list) section.Text.Add(new HelpText("- " + ItemText((ListItemBlock)item)));
                break;
            default:
                throw Problem(block, $"Get-Help can't show a {block.GetType().Name}.");
        }
    }

    private string ItemText(ListItemBlock item) =>
        item is [ParagraphBlock only] ? Plain(only.Inline!) : throw Problem(item, "an item of a list has to be one paragraph.");

    private string Plain(ContainerInline inlines)
    {
        var text = new StringBuilder();
        foreach (Inline inline in inlines)
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                LineBreakInline => " ",
                LinkInline { IsImage: false } link => LinkText(link),
                EmphasisInline emphasis => Plain(emphasis),
                _ => throw new PageException(file, inline.Line + 1, $"Get-Help can't show a {inline.GetType().Name}."),
            });
        }

        return text.ToString();
    }

    /// <summary>A link to the web keeps its address; one to another page of help is its text alone.</summary>
    private string LinkText(LinkInline link) =>
        link.Url is { } url && url.Contains("://", StringComparison.Ordinal) ? $"{Plain(link)} ({url})" : Plain(link);

    private PageException Problem(Block block, string text) => new(file, block.Line + 1, text);
}
