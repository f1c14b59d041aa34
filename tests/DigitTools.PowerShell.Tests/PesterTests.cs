namespace DigitTools.PowerShell.Tests;

/// <summary>
/// The Pester suite, in the real PowerShell: all of it with the newest Pester, and the file that uses most of Pester with the oldest one.
/// </summary>
[Collection(LongestFirst.Longest)]
public sealed class PesterTests
{
    /// <summary>The manifests of the Pester versions that the suite is for, the oldest first.</summary>
    private static readonly string[] s_pesters = [.. ChildShell.Metadata("Pester").Select(Path.GetFullPath)];

    [Fact]
    public void PesterFiles_NewestPester_AllPass() => AssertAllPass(s_pesters[^1], "");

    [Fact]
    public void PesterFiles_OldestPester_CanRunThem() => AssertAllPass(s_pesters[0], "Surface.Tests.ps1");

    private static void AssertAllPass(string pester, string file)
    {
        ChildResult result = ChildShell.RunPwsh(
            $$"""
            Import-Module '{{Quoted(pester)}}' -ErrorAction Stop
            $configuration = New-PesterConfiguration
            $configuration.Run.Path = '{{Quoted(Path.Combine(Repository.Root, "tests", "Pester", file))}}'
            $configuration.Run.PassThru = $true
            $configuration.Output.Verbosity = 'None'
            $run = Invoke-Pester -Configuration $configuration
            foreach ($block in $run.FailedBlocks + $run.FailedContainers) {
                if ($block.ErrorRecord) { "FAILED $($block): $($block.ErrorRecord -join ' ')" }
            }
            foreach ($test in $run.Failed) { "FAILED $($test.ExpandedPath): $($test.ErrorRecord -join ' ')" }
            "Pester $((Get-Module Pester).Version) ran $($run.PassedCount) of $($run.TotalCount - $run.SkippedCount) tests: $($run.Result)"
            """);

        string[] failed = [.. result.Lines.SkipWhile(line => !line.StartsWith("FAILED ", StringComparison.Ordinal))];
        Assert.True(failed.Length == 0, string.Join('\n', failed));
        string last = result.Lines.LastOrDefault(line => line.StartsWith("Pester ", StringComparison.Ordinal)) ?? "";
        Assert.True(Matches(last, PesterVersion(pester)), result.Output + result.Errors);
    }

    // All tests ran and passed: "Pester 6.2.0 ran 123 of 123 tests: Passed".
    private static bool Matches(string line, string version)
    {
        string[] words = line.Split(' ');
        return words is ["Pester", string ran, "ran", string passed, "of", string total, "tests:", "Passed"]
            && ran == version && passed == total && passed != "0";
    }

    // .../pester/6.2.0/tools/Pester.psd1
    private static string PesterVersion(string manifest) => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(manifest)))!;

    private static string Quoted(string path) => path.Replace("'", "''", StringComparison.Ordinal);
}
