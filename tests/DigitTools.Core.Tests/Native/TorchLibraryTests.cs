using System.Diagnostics;
using System.Runtime.InteropServices;
using DigitTools.Core.Training;

namespace DigitTools.Core.Tests.Native;

public sealed class TorchLibraryTests : TorchTests
{
    private static readonly string s_lib = Path.Combine(Repository.Root, "bin", "lib");

    [Fact]
    public void TorchLibrary_Training_RunsAStep()
    {
        using var trainer = new Trainer(SyntheticDigits.Make(20), new TrainingOptions { Epochs = 1, BatchSize = 10, ValidationFraction = 0, MinimumStepsPerEpoch = 1 }, new TrainingEvents());
        Assert.Single(trainer.Run(TestRun.Token).Epochs);
    }

    /// <summary>TorchSharp would take a library that does not load from the NuGet cache; this process has none.</summary>
    [Fact]
    public void TorchLibrary_Training_NeedsNothingButTheFolderOfTheModule()
    {
        using var emptyCache = new TemporaryFolder();
        string[] before = Files();
        var start = new ProcessStartInfo(DotNet(), ["exec", typeof(TorchLibraryTests).Assembly.Location, "-method", $"{typeof(TorchLibraryTests).FullName}.{nameof(TorchLibrary_Training_RunsAStep)}"])
        {
            RedirectStandardOutput = true,
            Environment = { ["NUGET_PACKAGES"] = emptyCache.Path, ["HOME"] = emptyCache.Path },
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("Total: 1, Errors: 0, Failed: 0, Skipped: 0", output, StringComparison.Ordinal);
        Assert.Equal(before, Files());
        Assert.False(Directory.Exists(Path.Combine(s_lib, "cpu")));
    }

    private static string[] Files() => [.. Directory.EnumerateFileSystemEntries(s_lib, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static string DotNet() =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
