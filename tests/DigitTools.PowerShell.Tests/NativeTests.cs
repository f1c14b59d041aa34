
namespace DigitTools.PowerShell.Tests;

/// <summary>What the module does, in a process of its own, where native libraries are missing.</summary>
public sealed class NativeTests : IDisposable
{
    private const string Quick = "-BatchSize 16 -Epochs 1 -ThreadCount 1 -WarningAction SilentlyContinue";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Module_WithoutLibtorch_ReadsAndEvaluatesAndSaysWhyItCannotTrain()
    {
        string copy = CopyModuleWithoutLibtorch();

        ChildResult result = ChildShell.RunPwsh(
            $$"""
            Import-Module '{{copy}}/DigitTools.psd1'
            "digit $((Get-DigitPrediction '{{_folder.Digit("7.png", 0)}}').Digit)"
            "count $((Test-DigitModel -DataPath '{{_folder.Idx(train: 100, test: 100)}}').Count)"
            try { Invoke-DigitTraining '{{_folder["m.onnx"]}}' -DataPath '{{_folder["idx"]}}' {{Quick}} }
            catch {
                "id $($_.FullyQualifiedErrorId.Split(',')[0])"
                "category $($_.CategoryInfo.Category)"
                "target $($_.TargetObject)"
                "message $($_.Exception.Message)"
                "action $($_.ErrorDetails.RecommendedAction)"
            }
            """,
            ("NUGET_PACKAGES", _folder.Folder("packages"))).Succeeded();

        string[] expected = ["digit 7", "count 100", "id NativeLibraryUnavailable", "category NotInstalled", "target libtorch"];
        Assert.Equal(expected, result.Lines.Take(5));
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
            $commands = @(
                { Get-DigitPrediction '{{_folder.Digit("7.png", 0)}}' }
                { Test-DigitModel -DataPath '{{_folder.Idx(train: 50, test: 50)}}' }
                { Get-DigitModel }
                { Invoke-DigitTraining '{{_folder["m.onnx"]}}' -DataPath '{{_folder["idx"]}}' {{Quick}} }
            )
            foreach ($command in $commands) {
                try { & $command } catch { "$($_.FullyQualifiedErrorId.Split(',')[0]) $($_.CategoryInfo.Category) $($_.TargetObject)" }
            }
            """,
            ("NUGET_PACKAGES", _folder.Folder("packages"))).Succeeded();

        Assert.Equal(4, result.Lines.Count);
        Assert.All(result.Lines, line => Assert.StartsWith("NativeLibraryUnavailable NotInstalled ", line, StringComparison.Ordinal));
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
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal),
    ];
}
