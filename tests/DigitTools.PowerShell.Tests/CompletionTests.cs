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

    [Theory]
    [InlineData("Get-DigitPrediction x.png -Model dig")]
    [InlineData("Get-DigitModel DIG")]
    [InlineData("Test-DigitModel -Model d")]
    [InlineData("Invoke-DigitTraining -InitialModel ")]
    public void Complete_Models_NamesOfThoseThatShip(string line)
    {
        Assert.Contains("digits", Complete(line));
    }

    [Fact]
    public void Complete_Models_NoNameThatDoesNotFit()
    {
        Assert.DoesNotContain("digits", Complete("Get-DigitPrediction x.png -Model x"));
    }

    [Fact]
    public void Model_NameOfOneThatShips_IsThatModel()
    {
        ScriptResult result = _session.Run("Get-DigitModel; Get-DigitModel digits; Get-DigitModel -Path Digits").NoErrors();

        Assert.Equal([ShippedModel.Path, ShippedModel.Path, ShippedModel.Path], result.Values("Path"));
    }

    [Fact]
    public void Model_FileOfThatName_GoesFirst()
    {
        using var folder = new TestFolder();
        _session["file"] = folder.Text("digits");
        ScriptResult result = _session.Run("Test-DigitModel $file");

        result.FailedWith("ModelInvalid", System.Management.Automation.ErrorCategory.InvalidData, folder["digits"]);
    }

    [Fact]
    public void Complete_Alone_LoadsNeitherCoreNorNatives()
    {
        ChildResult result = ChildShell.Run(
            """
            foreach ($line in 'Get-DigitPrediction -Polarity ', 'Get-DigitPrediction -Model d', 'Test-DigitModel -DataPath ', 'Invoke-DigitTraining -Architecture ', 'Invoke-DigitTraining -') {
                $found = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
                if ($line -notlike '*-DataPath ' -and $found.CompletionMatches.Count -eq 0) { "nothing for $line" }
            }
            [System.Runtime.Loader.AssemblyLoadContext]::All | ForEach-Object Assemblies | ForEach-Object { $_.GetName().Name } | Where-Object { $_ -eq 'DigitTools.Core' }
            if ($IsLinux) { [System.IO.File]::ReadAllLines('/proc/self/maps') | Where-Object { $_ -like '*/bin/lib/*' } }
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
