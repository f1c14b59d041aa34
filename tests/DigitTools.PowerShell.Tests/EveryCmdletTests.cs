using System.Management.Automation;

namespace DigitTools.PowerShell.Tests;

/// <summary>What each cmdlet does when it runs: it gives what it says, and is silent when told.</summary>
[Collection("Training")]
public sealed class EveryCmdletTests : IDisposable
{
    /// <summary>For each cmdlet a script that makes it give and write everything that it can.</summary>
    private static readonly Dictionary<string, string> s_scripts = new(StringComparer.Ordinal)
    {
        ["ConvertTo-DigitTable"] = "Get-DigitPrediction $file | ConvertTo-DigitTable",
        ["Copy-DigitPicture"] = "Get-DigitPrediction $file | Copy-DigitPicture $folder/sorted -IncludeRejected",
        ["Export-DigitReport"] = "Get-DigitPrediction $file | Export-DigitReport $folder/r.html",
        ["Export-DigitWorkbook"] = "Get-DigitPrediction $file | Export-DigitWorkbook $folder/w.xlsx -Column Page",
        ["Get-DigitBatchResult"] =
            """
            $null = Invoke-DigitBatch $folder $folder/d.db -SettleTime 0; Get-DigitBatchResult $folder/d.db
            $null = Invoke-DigitBatch $folder $folder/t.db -SettleTime 0 -Text; Get-DigitBatchResult $folder/t.db
            $null = Invoke-DigitBatch $sheets $folder/g.db -SettleTime 0 -Grid; Get-DigitBatchResult $folder/g.db
            Get-DigitBatchResult $folder/g.db -PerCell
            """,
        ["Get-DigitBatchRun"] = "$null = Invoke-DigitBatch $folder $folder/d.db -SettleTime 0; Get-DigitBatchRun $folder/d.db",
        ["Get-DigitGrid"] = "Get-DigitGrid $sheet -ChartDirectory $folder/charts -CellDirectory $folder/cells",
        ["Get-DigitModel"] = "Get-DigitModel",
        ["Get-DigitPrediction"] = "Get-DigitPrediction $file -ChartDirectory $folder/charts",
        ["Get-DigitText"] = "Get-DigitText $file -ChartDirectory $folder/charts; Get-DigitText $file -PerDigit",
        ["Install-DigitTrainingRuntime"] = "Install-DigitTrainingRuntime any.nupkg",
        ["Invoke-DigitBatch"] =
            """
            Invoke-DigitBatch $folder $folder/d.db -SettleTime 0 -PassThru
            Invoke-DigitBatch $folder $folder/t.db -SettleTime 0 -PassThru -Text
            Invoke-DigitBatch $sheets $folder/g.db -SettleTime 0 -PassThru -Grid
            """,
        ["Invoke-DigitTraining"] =
            """
            $quick = @{ DataPath = $idx; Architecture = 'Small'; Epochs = 1; BatchSize = 16; ThreadCount = 1 }
            $files = @{ CheckpointPath = "$folder/m.checkpoint"; ChartPath = "$folder/c.png"; HistoryPath = "$folder/h.csv" }
            Invoke-DigitTraining $folder/m.onnx @quick @files -PassThruEpoch
            """,
        ["Join-DigitModel"] = "Join-DigitModel digits, digits $folder/j.onnx",
        ["Merge-DigitBatchResult"] =
            "$null = Invoke-DigitBatch $folder $folder/d.db -SettleTime 0; Merge-DigitBatchResult $folder/d.db $folder/m.db",
        ["Remove-DigitBatchResult"] =
            """
            $null = Invoke-DigitBatch $folder $folder/d.db -SettleTime 0
            Remove-DigitBatchResult $folder/d.db -OlderThan ([datetime]::Now)
            """,
        ["Test-DigitModel"] =
            """
            Test-DigitModel -DataPath $idx -ChartPath $folder/c.png -MistakesPath $folder/e.png -ReliabilityPath $folder/r.png
            Test-DigitModel -DataPath $idx -Quiet
            """,
        ["Test-DigitText"] =
            """
            Test-DigitText $numbers -ChartPath $folder/c.png -MistakesPath $folder/e.png
            Test-DigitText $numbers -Quiet
            """,
    };

    private readonly TestFolder _folder = new(), _sheets = new();
    private readonly ModuleSession _session = new();

    public EveryCmdletTests()
    {
        _session["file"] = _folder.Digit("0.png", 0);
        _session["idx"] = _folder.Idx(train: 200, test: 100);
        _folder.Text("numbers/labels.csv", "file,text\n7.png,7\n");
        _folder.Digit("numbers/7.png", 0);
        _session["numbers"] = _folder["numbers"];
        _session["sheet"] = Path.Combine(Repository.Root, "examples", "sheets", "form.jpg");
        File.Copy(Path.Combine(Repository.Root, "examples", "sheets", "form.jpg"), _sheets["form.jpg"]);
        _session["sheets"] = _sheets.FullName;
        _session["folder"] = _folder.FullName;
    }

    public static TheoryData<string> Cmdlets => [.. CommandSurface.Names];

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
        _sheets.Dispose();
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Output_IsOfTheDeclaredTypes_AndProgressIsSilentWhenTold(string cmdlet)
    {
        CmdletInfo info = CommandSurface.Cmdlets(_session).Single(c => c.Name == cmdlet);

        ScriptResult result = _session.Run(
            $"$PSDefaultParameterValues = @{{ '*-Digit*:ProgressAction' = 'SilentlyContinue' }}\n{s_scripts[cmdlet]}").NoErrors();

        Assert.Equal(
            info.OutputType.Select(o => o.Name).Order(StringComparer.Ordinal),
            result.Output.Select(o => o.BaseObject.GetType().FullName!).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(result.Progress, p => p.RecordType == ProgressRecordType.Processing);
    }
}
