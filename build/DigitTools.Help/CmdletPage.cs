namespace DigitTools.Help;

/// <summary>The help of a cmdlet: its page, checked against the cmdlet itself.</summary>
internal sealed class CmdletPage
{
    private const int FewestExamples = 4;

    /// <summary>Get-Help indents by four in a window of 80 columns.</summary>
    private const int CodeColumns = 76;

    private static readonly Dictionary<string, string> s_known = new(StringComparer.Ordinal)
    {
        ["WhatIf"] = "Shows what the cmdlet would write, and writes nothing.",
        ["Confirm"] = "Asks before the cmdlet writes.",
    };

    private readonly HelpSection _page;
    private readonly Dictionary<string, HelpSection> _parameters;

    /// <param name="page">The page.</param>
    /// <param name="facts">The cmdlet.</param>
    /// <param name="errors">All errors; those of this cmdlet go into its notes.</param>
    /// <exception cref="PageException">The page lacks something, or says what isn't so.</exception>
    public CmdletPage(HelpSection page, CmdletFacts facts, IEnumerable<HelpError> errors)
    {
        (_page, Facts) = (page, facts);
        Errors = [.. errors.Where(e => e.Cmdlets.Contains(Name))];
        HelpSection parameters = page.Need("Parameters");
        _parameters = parameters.Sections.ToDictionary(s => s.Title.TrimStart('-'), StringComparer.Ordinal);
        string? unknown = _parameters.Keys.Except(facts.Names).FirstOrDefault();
        if (unknown is not null) throw _parameters[unknown].Problem($"{Name} has no parameter {unknown}.");
        string? missing = facts.Names.Except(_parameters.Keys).Except(s_known.Keys).FirstOrDefault();
        if (missing is not null) throw parameters.Problem($"the parameter {missing} has no section.");
        Parameters = [.. _parameters.Keys, .. facts.Names.Intersect(s_known.Keys).Except(_parameters.Keys)];
        CheckTypes();
        if (Examples.Count < FewestExamples) throw page.Need("Examples").Problem($"{Name} needs {FewestExamples} examples.");
    }

    public CmdletFacts Facts { get; }

    public string Name => _page.Title;

    public string Synopsis => _page.NeedParagraphs() is [var only] ? only : throw _page.Problem("the synopsis has to be one paragraph.");

    public HelpSection Description => _page.Need("Description");

    /// <summary>Names of the parameters, in the order of the page.</summary>
    public IReadOnlyList<string> Parameters { get; }

    public IReadOnlyList<HelpSection> Examples => _page.Need("Examples").Sections;

    public IReadOnlyList<HelpSection> Inputs => _page.Need("Inputs").Sections;

    public IReadOnlyList<HelpSection> Outputs => _page.Need("Outputs").Sections;

    /// <summary>What else is to be known; may be missing.</summary>
    public IEnumerable<HelpText> Notes => _page.Find("Notes")?.Text ?? [];

    /// <summary>The errors that this cmdlet reports.</summary>
    public IReadOnlyList<HelpError> Errors { get; }

    /// <summary>Names of other help, or texts with an address.</summary>
    public IEnumerable<string> RelatedLinks => _page.Need("Related links").NeedParagraphs().Select(t => t.TrimStart('-', ' '));

    /// <summary>The code of an example; what stands below it is text.</summary>
    public static HelpText Code(HelpSection example)
    {
        HelpText code = example.Text.Find(t => t.Language == "powershell")
            ?? throw example.Problem($"the example '{example.Title}' has no code.");
        if (!code.Text.Split('\n').Any(l => l.Length > CodeColumns)) return code;
        throw example.Problem($"the example '{example.Title}' is wider than {CodeColumns} columns.");
    }

    /// <summary>The paragraphs about a parameter, without its default.</summary>
    public IEnumerable<string> ParameterText(string name)
    {
        if (!_parameters.TryGetValue(name, out HelpSection? section)) return [s_known[name]];
        string[] text = [.. section.Paragraphs.Where(t => !IsDefault(t))];
        if (text.Length == 0) throw section.Problem($"the parameter {name} has no text.");
        return Help.ParameterText.Accepted(Facts.Parameter(name)) is { } accepted ? [.. text, accepted] : text;
    }

    /// <summary>The default as the page tells it, where the compiled value can't tell; else the compiled value.</summary>
    public string Default(string name)
    {
        string? told = _parameters.GetValueOrDefault(name)?.Paragraphs.FirstOrDefault(IsDefault);
        return told is null ? Facts.Default(name) : told[DefaultStart.Length..].TrimEnd('.');
    }

    private const string DefaultStart = "Default: ";

    private static bool IsDefault(string text) => text.StartsWith(DefaultStart, StringComparison.Ordinal);

    private void CheckTypes()
    {
        string told = string.Join(", ", Outputs.Select(o => o.Title).Order(StringComparer.Ordinal));
        string made = string.Join(", ", Facts.Outputs.Order(StringComparer.Ordinal));
        if (told != made) throw _page.Need("Outputs").Problem($"{Name} gives {made}; the page says {told}.");
        string input = Facts.TakesPipeline ? "pipeline input" : "no pipeline input";
        if (Inputs is [{ Title: "None" }] == Facts.TakesPipeline) throw _page.Need("Inputs").Problem($"{Name} takes {input}.");
    }
}
