using System.Reflection;
using System.Reflection.Emit;

namespace DigitTools.PowerShell.Tests;

/// <summary>That the module's packages and those of other modules never meet.</summary>
[Collection("Training")]
public sealed class LoadContextTests
{
    private static readonly string[] s_others =
        ["SkiaSharp", "Google.Protobuf", "Microsoft.ML.OnnxRuntime", "ScottPlot", "SpreadCheetah", "TorchSharp"];

    [Fact]
    public void Module_AfterOtherVersionsOfItsPackages_WorksAndKeepsItsOwnApart()
    {
        using TestFolder folder = new(), others = new();
        foreach (string name in s_others) WriteEmptyAssembly(others[name + ".dll"], name);

        // Uses everything that loads a package: pictures, charts, models, training.
        string[] lines = [.. ChildShell.Run(
            $$"""
            $folder, $idx = '{{folder.FullName}}', '{{folder.Idx(train: 200, test: 100)}}'
            foreach ($file in [System.IO.Directory]::GetFiles('{{others.FullName}}')) {
                $null = [System.Reflection.Assembly]::LoadFrom($file)
            }
            $read = Get-DigitPrediction '{{folder.Digit("0.png", 0)}}' -ChartDirectory $folder/charts
            "read $($read.Digit)"
            $quick = @{ DataPath = $idx; Architecture = 'Small'; Epochs = 1; BatchSize = 16; WarningAction = 'SilentlyContinue' }
            "trained $((Invoke-DigitTraining $folder/m.onnx @quick).StoppedBy)"
            "tested $((Test-DigitModel $folder/m.onnx -DataPath $idx -ChartPath $folder/c.png).Count)"
            "model $((Get-DigitModel $folder/m.onnx).Architecture)"
            "workbook $(($read | Export-DigitWorkbook $folder/w.xlsx).Name)"
            $default = [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies
            $other = $default | ForEach-Object GetName | Where-Object Version -EQ '0.0.7.0' | Sort-Object Name
            $other | ForEach-Object { "other $($_.Name)" }
            $bin = Split-Path (Get-Command Get-DigitModel).ImplementingType.Assembly.Location
            $default | Where-Object Location -Like "$bin*" | ForEach-Object { "default $($_.GetName().Name)" }
            """).Succeeded().Lines];

        Assert.Equal(["read 7", "trained Completed", "tested 100", "model Small", "workbook w.xlsx"], lines[..5]);
        Assert.Equal([.. s_others.Order(StringComparer.Ordinal).Select(n => $"other {n}"), "default DigitTools.PowerShell"], lines[5..]);
    }

    /// <summary>An assembly that has the name of a package and another version, and nothing in it.</summary>
    private static void WriteEmptyAssembly(string path, string name)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = new Version(0, 0, 7, 0) }, typeof(object).Assembly);
        assembly.DefineDynamicModule(name);
        assembly.Save(path);
    }
}
