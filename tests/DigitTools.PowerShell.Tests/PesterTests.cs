using DigitTools.Core.Tests;

namespace DigitTools.PowerShell.Tests;

/// <summary>The Pester files, where a PowerShell and a Pester that can run them are installed.</summary>
public sealed class PesterTests
{
    private const string FindPester =
        "(Get-Module Pester -ListAvailable | Where-Object { $_.Version.Major -ge 5 } | Sort-Object Version -Descending | Select-Object -First 1).Version";

    [Fact]
    public void PesterFiles_InPwsh_AllPass()
    {
        string? pwsh = FindPwsh();
        Assert.SkipWhen(pwsh is null, "No pwsh is on the PATH.");
        string version = Run(pwsh!, "\"$($PSVersionTable.PSVersion)\"").Output.Trim();
        Assert.SkipUnless(Version.TryParse(version.Split('-')[0], out Version? engine) && engine >= new Version(7, 6), $"{pwsh} is version {version}; 7.6 is needed.");
        string pester = Run(pwsh!, FindPester + ".ToString()").Output.Trim();
        Assert.SkipWhen(pester.Length == 0, "pwsh finds no Pester of version 5 or later.");

        ChildResult result = Run(
            pwsh!,
            $$"""
            Import-Module Pester -RequiredVersion {{pester}}
            $configuration = New-PesterConfiguration
            $configuration.Run.Path = '{{Path.Combine(Repository.Root, "tests", "Pester").Replace("'", "''", StringComparison.Ordinal)}}'
            $configuration.Run.PassThru = $true
            $configuration.Output.Verbosity = 'None'
            $run = Invoke-Pester -Configuration $configuration
            foreach ($block in $run.FailedBlocks + $run.FailedContainers) { if ($block.ErrorRecord) { "FAILED $($block): $($block.ErrorRecord -join ' ')" } }
            foreach ($test in $run.Failed) { "FAILED $($test.ExpandedPath): $($test.ErrorRecord -join ' ')" }
            "Pester {{pester}} ran $($run.TotalCount) tests: $($run.Result)"
            """);

        string[] failed = [.. result.Lines.SkipWhile(line => !line.StartsWith("FAILED ", StringComparison.Ordinal))];
        Assert.True(failed.Length == 0, string.Join('\n', failed));
        Assert.True(result.Lines.Any(line => line.EndsWith("tests: Passed", StringComparison.Ordinal)), result.Output + result.Errors);
    }

    private static ChildResult Run(string pwsh, string script) =>
        ChildShell.Start(pwsh, ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-Command", script]);

    private static string? FindPwsh()
    {
        string name = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
