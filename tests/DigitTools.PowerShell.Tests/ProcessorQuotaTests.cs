namespace DigitTools.PowerShell.Tests;

/// <summary>How many threads work, where a process may not have all processors of its machine.</summary>
public sealed class ProcessorQuotaTests : IDisposable
{
    /// <summary>The defaults that follow the processors: of reading digits and texts, of a batch, a report, and a training.</summary>
    private const string Defaults =
        """
        $told = Get-DigitPrediction $folder/0.png -Verbose 4>&1
        ($told -match '^Reading on (\d+) workers') -replace '^Reading on (\d+) workers.*', 'reads $1'
        $types = @{}
        foreach ($name in 'Get-DigitGrid', 'Get-DigitText', 'Invoke-DigitBatch', 'Export-DigitReport', 'Test-DigitText') {
            $types[$name] = 'ThrottleLimit'
        }
        $types['Invoke-DigitTraining'] = 'ThreadCount'
        foreach ($name in $types.Keys) {
            $cmdlet = [System.Activator]::CreateInstance((Get-Command $name).ImplementingType)
            "default $($cmdlet.($types[$name]))"
        }

        """;

    private readonly TestFolder _folder = new();

    public ProcessorQuotaTests() => _folder.Digit("0.png", 0);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Defaults_FollowTheNumberThatDotNetIsTold() =>
        AssertAll(3, ChildShell.Run(Script, ("DOTNET_PROCESSOR_COUNT", "3")));

    [Fact]
    public void Defaults_FollowTheQuotaOfACgroup()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "cgroups are of Linux.");
        using var quota = ProcessorQuota.TryMake(percent: 100);
        Assert.SkipWhen(quota is null, "A cgroup with a quota of processors can't be made here.");
        string script = _folder.Text("quota.ps1", Script);
        string[] shell = [ChildShell.Host, ChildShell.Program, "-NoProfile", "-NonInteractive", "-File", script];
        ChildResult result = ChildProcess.Run("sh", ["-c", $"echo $$ > '{quota.Processes}' && exec \"$@\"", "sh", .. shell]);
        AssertAll(1, result);
    }

    private string Script => $"$folder = '{_folder.FullName}'\n{Defaults}";

    private static void AssertAll(int count, ChildResult result)
    {
        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Equal($"reads {count}", result.Lines[0]);
        Assert.Equal(Enumerable.Repeat($"default {count}", 6), result.Lines.Skip(1));
    }
}
