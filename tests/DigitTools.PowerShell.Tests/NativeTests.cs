using DigitTools.Core.Tests;

namespace DigitTools.PowerShell.Tests;

/// <summary>Native libraries, in processes of their own: that none is copied, and what happens where libtorch is missing.</summary>
public sealed class NativeTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void InvokeDigitTraining_WithoutTheNuGetCache_TrainsAndCopiesNothing()
    {
        string library = Path.Combine(Repository.Root, "bin", "lib");
        string[] before = FilesOf(library);

        ChildShell.Run(
            $"Invoke-DigitTraining '{_folder["m.onnx"]}' -DataPath '{_folder.Idx(train: 200, test: 50)}' -BatchSize 16 -Epochs 1 -WarningAction SilentlyContinue",
            ("NUGET_PACKAGES", _folder.Folder("packages"))).Succeeded();

        Assert.True(File.Exists(_folder["m.onnx"]));
        Assert.Equal(before, FilesOf(library));
        Assert.DoesNotContain(Directory.EnumerateDirectories(library, "cpu", SearchOption.AllDirectories), _ => true);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["packages"]));
    }

    [Fact]
    public void Module_WithoutLibtorch_ReadsAndEvaluatesAndSaysWhyItCannotTrain()
    {
        string copy = CopyModuleWithoutLibtorch();

        ChildResult result = ChildShell.RunPwsh(
            $$"""
            Import-Module '{{copy}}/DigitTools.psd1'
            "digit $((Get-DigitPrediction '{{_folder.Digit("7.png", 0)}}').Digit)"
            "count $((Test-DigitModel -DataPath '{{_folder.Idx(train: 100, test: 100)}}').Count)"
            try { Invoke-DigitTraining '{{_folder["m.onnx"]}}' -DataPath '{{_folder["idx"]}}' -BatchSize 16 -Epochs 1 -WarningAction SilentlyContinue }
            catch {
                "id $($_.FullyQualifiedErrorId.Split(',')[0])"
                "category $($_.CategoryInfo.Category)"
                "target $($_.TargetObject)"
                "message $($_.Exception.Message)"
                "action $($_.ErrorDetails.RecommendedAction)"
            }
            """,
            ("NUGET_PACKAGES", _folder.Folder("packages"))).Succeeded();

        Assert.Equal(["digit 7", "count 100", "id NativeLibraryUnavailable", "category NotInstalled", "target libtorch"], result.Lines.Take(5));
        Assert.Contains("torch_cpu", result.Lines[5], StringComparison.Ordinal);
        Assert.StartsWith("action Training needs libtorch", result.Lines[6], StringComparison.Ordinal);
        Assert.Equal(7, result.Lines.Count);
        Assert.False(File.Exists(_folder["m.onnx"]));
        Assert.False(Directory.Exists(Path.Combine(copy, "bin", "lib", "cpu")));
    }

    [Fact]
    public void Module_WithoutAnyNative_ImportsAndSaysWhatIsMissing()
    {
        string copy = CopyModule(file => !file.Contains("runtimes", StringComparison.Ordinal));

        ChildResult result = ChildShell.RunPwsh(
            $$"""
            Import-Module '{{copy}}/DigitTools.psd1'
            foreach ($command in { Get-DigitPrediction '{{_folder.Digit("7.png", 0)}}' }, { Test-DigitModel -DataPath '{{_folder.Idx(train: 50, test: 50)}}' }, { Get-DigitModel }, { Invoke-DigitTraining '{{_folder["m.onnx"]}}' -DataPath '{{_folder["idx"]}}' -WarningAction SilentlyContinue }) {
                try { & $command } catch { "$($_.FullyQualifiedErrorId.Split(',')[0]) $($_.CategoryInfo.Category) $($_.TargetObject)" }
            }
            """,
            ("NUGET_PACKAGES", _folder.Folder("packages"))).Succeeded();

        Assert.Equal(4, result.Lines.Count);
        Assert.All(result.Lines, line => Assert.StartsWith("NativeLibraryUnavailable NotInstalled ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void StandardOutput_OfAllCmdlets_HoldsNothingButObjects()
    {
        string idx = _folder.Idx(train: 100, test: 50), picture = _folder.Digit("0.png", 0);

        ChildResult result = ChildShell.Run(
            $$"""
            $a = Invoke-DigitTraining '{{_folder["m.onnx"]}}' -DataPath '{{idx}}' -BatchSize 16 -Epochs 1 -WarningAction SilentlyContinue -ChartPath '{{_folder["c.png"]}}'
            $b = Test-DigitModel '{{_folder["m.onnx"]}}' -DataPath '{{idx}}' -ChartPath '{{_folder["d.png"]}}'
            $c = Get-DigitPrediction '{{picture}}' -ChartDirectory '{{_folder["charts"]}}'
            $d = try { Get-DigitModel '{{picture}}' } catch { 'bad model' }
            "$($a.StoppedBy) $($b.Count) $($c.Digit) $d"
            """).Succeeded();

        Assert.Equal(["Completed 50 7 bad model"], result.Lines);
        Assert.Equal("", result.Errors.Trim());
    }

    private string CopyModuleWithoutLibtorch() =>
        CopyModule(file => !Path.GetFileName(file).Contains("torch_cpu", StringComparison.Ordinal));

    /// <summary>Copies what ships. Without libtorch_cpu that is little; links would be resolved, and lead back to the whole.</summary>
    private string CopyModule(Func<string, bool> wanted)
    {
        string copy = _folder.Folder("module"), bin = Path.Combine(Repository.Root, "bin");
        File.Copy(ModuleSession.Manifest, Path.Combine(copy, Path.GetFileName(ModuleSession.Manifest)));
        foreach (string file in FilesOf(bin).Where(wanted))
        {
            string target = Path.Combine(copy, "bin", file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(bin, file), target);
        }

        return copy;
    }

    private static string[] FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];
}
