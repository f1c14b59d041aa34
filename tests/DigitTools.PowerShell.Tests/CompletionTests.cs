namespace DigitTools.PowerShell.Tests;

/// <summary>What the Tab key offers; paths of models, which the bare engine can't complete, are in the Pester tests.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Get-DigitPrediction x.png -Polarity ", "Auto,DarkOnLight,LightOnDark")]
    [InlineData("Get-DigitPrediction x.png -Polarity d", "DarkOnLight")]
    [InlineData("Test-DigitModel -Split ", "Test,Train")]
    [InlineData("Invoke-DigitTraining -Architecture ", "Large,Small,Standard")]
    public void Complete_Choices_AllOfThem(string line, string expected)
    {
        Assert.Equal(expected.Split(','), Complete(line).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Complete_Alone_LoadsNoNativeLibrary()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux alone tells what a process has mapped.");

        ChildResult result = ChildShell.Run(
            """
            foreach ($line in 'Get-DigitPrediction -Polarity ', 'Get-DigitPrediction -Model ', 'Test-DigitModel -Split ', 'Invoke-DigitTraining -') {
                $found = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
                if ($line -notlike '*-Model ' -and $found.CompletionMatches.Count -eq 0) { "nothing for $line" }
            }
            [System.IO.File]::ReadAllLines('/proc/self/maps') | Where-Object { $_ -like '*/bin/lib/runtimes/*' }
            """).Succeeded();

        Assert.Empty(result.Lines);
    }

    private List<string> Complete(string line)
    {
        _session["line"] = line;
        ScriptResult result = _session.Run("(TabExpansion2 $line $line.Length).CompletionMatches").NoErrors();
        return [.. result.Values("CompletionText").Cast<string>()];
    }
}
