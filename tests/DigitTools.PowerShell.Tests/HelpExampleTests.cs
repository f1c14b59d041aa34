namespace DigitTools.PowerShell.Tests;

/// <summary>Runs every example that Get-Help shows.</summary>
[Collection("Training")]
public sealed class HelpExampleTests
{
    private static readonly string s_script = Path.Combine(Repository.Root, "tests", "Pester", "RunExamples.ps1");

    public static TheoryData<string, int> Pages =>
    [
        .. CommandSurface.Names.Select(n => (n, 4)),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "help"), "about_*.md").Select(f => (Path.GetFileNameWithoutExtension(f), 1)),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Examples_AsShown_AllRun(string name, int fewest)
    {
        using var folder = new TestFolder();
        string here = ExampleFolder.Write(folder);

        ChildResult result = ChildShell.RunFile(s_script, "-Name", name, "-Folder", here);

        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
        string[] ran = [.. result.Lines.Where(l => l.StartsWith("OK ", StringComparison.Ordinal) || l.StartsWith("FAILED ", StringComparison.Ordinal))];
        Assert.True(ran.Length >= fewest, result.Output + result.Errors);
        Assert.DoesNotContain(ran, l => l.StartsWith("FAILED ", StringComparison.Ordinal));
    }
}
