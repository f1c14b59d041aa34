using System.Management.Automation;

namespace DigitTools.PowerShell.Tests;

/// <summary>That each cmdlet gives what it says that it gives.</summary>
[Collection("Training")]
public sealed class OutputTypeTests
{
    /// <summary>For each cmdlet a script that makes it give everything that it can give.</summary>
    private static readonly Dictionary<string, string> s_scripts = new(StringComparer.Ordinal)
    {
        ["Export-DigitReport"] = "Get-DigitPrediction $file | Export-DigitReport $report",
        ["Get-DigitBatchResult"] = "$null = Invoke-DigitBatch $pictures $database -SettleTime 0; Get-DigitBatchResult $database",
        ["Get-DigitModel"] = "Get-DigitModel",
        ["Get-DigitPrediction"] = "Get-DigitPrediction $file",
        ["Install-DigitTrainingRuntime"] = "Install-DigitTrainingRuntime any.nupkg",
        ["Invoke-DigitBatch"] = "Invoke-DigitBatch $pictures $database -SettleTime 0 -PassThru",
        ["Invoke-DigitTraining"] = "Invoke-DigitTraining $model -DataPath $idx -Architecture Small -Epochs 1 -BatchSize 16 -PassThruEpoch",
        ["Merge-DigitBatchResult"] = "$null = Invoke-DigitBatch $pictures $database -SettleTime 0; Merge-DigitBatchResult $database $merged",
        ["Test-DigitModel"] = "Test-DigitModel -DataPath $idx; Test-DigitModel -DataPath $idx -Quiet",
    };

    public static TheoryData<string> Cmdlets => [.. CommandSurface.Names];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Cmdlet_Output_IsOfTheDeclaredTypes(string cmdlet)
    {
        using var folder = new TestFolder();
        using var session = new ModuleSession();
        session["file"] = folder.Digit("0.png", 0);
        session["idx"] = folder.Idx(train: 200, test: 100);
        session["model"] = folder["m.onnx"];
        session["report"] = folder["r.html"];
        session["pictures"] = folder.FullName;
        session["database"] = folder["d.db"];
        session["merged"] = folder["m.db"];
        CmdletInfo info = CommandSurface.Cmdlets(session).Single(c => c.Name == cmdlet);

        ScriptResult result = session.Run(s_scripts[cmdlet]).NoErrors();

        Assert.Equal(
            info.OutputType.Select(o => o.Name).Order(StringComparer.Ordinal),
            result.Output.Select(o => o.BaseObject.GetType().FullName!).Distinct().Order(StringComparer.Ordinal));
    }
}
