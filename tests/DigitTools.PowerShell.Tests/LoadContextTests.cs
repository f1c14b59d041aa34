using System.Reflection;
using System.Reflection.Emit;

namespace DigitTools.PowerShell.Tests;

/// <summary>That the module's packages and those of other modules never meet, in a process of its own each.</summary>
[Collection("Training")]
public sealed class LoadContextTests
{
    /// <summary>Uses everything that loads a package: pictures, charts, models, training.</summary>
    private const string UseAll =
        """
        $read = Get-DigitPrediction $env:DIGIT_FILE -ChartDirectory "$env:DIGIT_FOLDER/charts"
        "read $($read.Digit)"
        "trained $((Invoke-DigitTraining "$env:DIGIT_FOLDER/m.onnx" -DataPath $env:DIGIT_DATA -Architecture Small -Epochs 1 -BatchSize 16 -WarningAction SilentlyContinue).StoppedBy)"
        "tested $((Test-DigitModel "$env:DIGIT_FOLDER/m.onnx" -DataPath $env:DIGIT_DATA -ChartPath "$env:DIGIT_FOLDER/c.png").Count)"
        "model $((Get-DigitModel "$env:DIGIT_FOLDER/m.onnx").Architecture)"
        """;

    private static readonly string[] s_used = ["read 7", "trained Completed", "tested 100", "model Small"];

    [Fact]
    public void Module_AfterAllIsUsed_OnlyTheCmdletsAreInTheDefaultContext()
    {
        ChildResult result = Run(
            UseAll +
            """

            $bin = Split-Path (Get-Command Get-DigitModel).ImplementingType.Assembly.Location
            [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | Where-Object { $_.Location -like "$bin*" } | ForEach-Object { "default $($_.GetName().Name)" }
            """);

        Assert.Equal([.. s_used, "default DigitTools.PowerShell"], result.Lines);
    }

    [Fact]
    public void Module_OtherVersionsOfItsPackagesLoadedFirst_StillWorks()
    {
        using var others = new TestFolder();
        string[] names = ["SkiaSharp", "Google.Protobuf", "Microsoft.ML.OnnxRuntime", "ScottPlot", "TorchSharp"];
        foreach (string name in names) WriteEmptyAssembly(others[name + ".dll"], name);

        ChildResult result = Run(
            $$"""
            foreach ($file in [System.IO.Directory]::GetFiles('{{others.FullName}}')) { $null = [System.Reflection.Assembly]::LoadFrom($file) }
            """ + '\n' + UseAll +
            """

            [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | ForEach-Object GetName | Where-Object Version -EQ '0.0.7.0' | ForEach-Object { "other $($_.Name)" }
            """);

        Assert.Equal(s_used, result.Lines.Take(s_used.Length));
        Assert.Equal(names.Select(n => $"other {n}").Order(StringComparer.Ordinal), result.Lines.Skip(s_used.Length).Order(StringComparer.Ordinal));
    }

    private static ChildResult Run(string script)
    {
        using var folder = new TestFolder();
        return ChildShell.Run(
            script,
            ("DIGIT_FOLDER", folder.FullName),
            ("DIGIT_FILE", folder.Digit("0.png", 0)),
            ("DIGIT_DATA", folder.Idx(train: 200, test: 100))).Succeeded();
    }

    /// <summary>An assembly that has the name of a package and another version, and nothing in it.</summary>
    private static void WriteEmptyAssembly(string path, string name)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = new Version(0, 0, 7, 0) }, typeof(object).Assembly);
        assembly.DefineDynamicModule(name);
        assembly.Save(path);
    }
}
