using System.Text.RegularExpressions;

namespace DigitTools.PowerShell.Tests;

/// <summary>What the documents promise: their snippets run, their links lead somewhere, their commands exist.</summary>
[Collection("Training")]
public sealed partial class DocumentTests
{
    /// <summary>Blocks that need what a test can't have, each marked as such in its document.</summary>
    private static readonly Dictionary<string, int> s_notRun =
        new(StringComparer.Ordinal) { ["docs/packages.md"] = 3, ["docs/tour.md"] = 1 };

    private static readonly string s_script = Path.Combine(Repository.Root, "tests", "DigitTools.PowerShell.Tests", "RunSnippets.ps1");

    /// <summary>The documents with blocks of PowerShell, but for the pages of the help, whose examples have a test of their own.</summary>
    public static TheoryData<string> Documents =>
    [
        .. Markdown("", SearchOption.TopDirectoryOnly).Concat(Markdown("docs", SearchOption.TopDirectoryOnly))
            .Where(d => Snippet().IsMatch(File.ReadAllText(Path.Combine(Repository.Root, d)))),
    ];

    public static TheoryData<string> AllDocuments =>
        [.. Markdown("", SearchOption.TopDirectoryOnly), .. Markdown("docs", SearchOption.AllDirectories)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_Snippets_RunOneAfterTheOther(string document)
    {
        using var folder = new TestFolder();
        string path = Path.Combine(Repository.Root, document);

        ChildResult result = ChildShell.Start(
            [ChildShell.Pwsh, "-NoProfile", "-NonInteractive", "-File", s_script, "-Document", path, "-Folder", folder["here"]]);

        string[] lines = [.. result.Lines.Where(l => Outcome().IsMatch(l))];
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
        Assert.DoesNotContain(lines, l => l.StartsWith("FAILED ", StringComparison.Ordinal));
        Assert.Equal(Snippet().Count(File.ReadAllText(path)), lines.Length);
        Assert.Equal(s_notRun.GetValueOrDefault(document), lines.Count(l => l.StartsWith("SKIPPED ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(AllDocuments))]
    public void Document_Begins_WithItsTitle(string document)
    {
        string first = File.ReadLines(Path.Combine(Repository.Root, document)).First();
        Assert.True(first == "---" || first.StartsWith("# ", StringComparison.Ordinal), first);
    }

    [Theory]
    [MemberData(nameof(AllDocuments))]
    public void Document_Links_LeadToFilesAndHeadings(string document)
    {
        string path = Path.Combine(Repository.Root, document);
        foreach (Match link in Link().Matches(File.ReadAllText(path)))
        {
            string[] target = link.Groups[1].Value.Split('#');
            if (target[0].Contains("://", StringComparison.Ordinal) || target[0].StartsWith("mailto:", StringComparison.Ordinal)) continue;
            string file = target[0].Length == 0 ? path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, target[0]));
            Assert.True(File.Exists(file) || Directory.Exists(file), $"{document}: {link.Value} leads nowhere.");
            Assert.True(target.Length == 1 || Headings(file).Contains(target[1]), $"{document}: {link.Value} names no heading.");
        }
    }

    [Theory]
    [MemberData(nameof(AllDocuments))]
    public void Document_Commands_OfTheRepositoryExist(string document)
    {
        string folder = Path.Combine(Repository.Root, "benchmarks");
        IEnumerable<string> files = Directory.EnumerateFiles(folder, "*Commands.cs", SearchOption.AllDirectories);
        string program = string.Concat(files.Select(File.ReadAllText));
        string text = File.ReadAllText(Path.Combine(Repository.Root, document));
        foreach (string command in Benchmark().Matches(text).Select(m => m.Groups[1].Value))
            Assert.True(program.Contains($"new Command(\"{command}\"", StringComparison.Ordinal), $"{document}: there is no '{command}'.");
    }

    [Fact]
    public void Index_OfTheDocuments_NamesEachOfThem()
    {
        string index = File.ReadAllText(Path.Combine(Repository.Root, "docs", "README.md"));
        IEnumerable<string> pages = Markdown("docs", SearchOption.AllDirectories)
            .Where(d => d != "docs/README.md").Select(d => d["docs/".Length..]);
        Assert.All(pages, page => Assert.Contains($"]({page})", index, StringComparison.Ordinal));
        Assert.Contains("(docs/README.md)", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Markdown(string folder, SearchOption depth) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md", depth)
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>The anchors that a reader's site makes of headings: lower case, without punctuation, hyphens for spaces.</summary>
    private static HashSet<string> Headings(string file) =>
    [
        .. Heading().Matches(File.ReadAllText(file))
            .Select(m => NotInAnchor().Replace(m.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-')),
    ];

    [GeneratedRegex("^ *```powershell", RegexOptions.Multiline)]
    private static partial Regex Snippet();

    [GeneratedRegex("^(OK|FAILED|SKIPPED) ")]
    private static partial Regex Outcome();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"benchmarks -- ([a-z][a-z-]*)")]
    private static partial Regex Benchmark();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
