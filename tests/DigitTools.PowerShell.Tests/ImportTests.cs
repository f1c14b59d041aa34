namespace DigitTools.PowerShell.Tests;

/// <summary>That a session without a picture in it costs nearly nothing.</summary>
public sealed class ImportTests
{
    [Fact]
    public void ImportAndCompletion_Alone_LoadNeitherCoreNorNatives()
    {
        ChildResult result = ChildShell.Run(
            """
            $lines = @(
                'Get-DigitPrediction -Polarity ', 'Get-DigitPrediction -Model d', 'Test-DigitModel -DataPath '
                'Invoke-DigitTraining -Architecture ', 'Invoke-DigitTraining -'
            )
            foreach ($line in $lines) {
                $found = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
                if ($line -notlike '*-DataPath ' -and $found.CompletionMatches.Count -eq 0) { "nothing for $line" }
            }
            "version $((Get-Module DigitTools).Version)"
            [System.Runtime.Loader.AssemblyLoadContext]::All | ForEach-Object Assemblies | ForEach-Object { $_.GetName().Name } |
                Where-Object { $_ -like 'DigitTools*' }
            if ($IsLinux) { [System.IO.File]::ReadAllLines('/proc/self/maps') | Where-Object { $_ -like '*/bin/lib/*' } }
            """).Succeeded();

        Assert.Equal(["DigitTools.PowerShell", "DigitTools.Shell", "version 0.2.0"], result.Lines.Order(StringComparer.Ordinal));
    }
}
