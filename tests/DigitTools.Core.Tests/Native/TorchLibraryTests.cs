using DigitTools.Core.Model;
using DigitTools.Core.Training;
using TorchSharp;

namespace DigitTools.Core.Tests.Native;

public sealed class TorchLibraryTests : TorchTests
{
    private static readonly string s_lib = Path.Combine(Repository.Root, "bin", "lib");

    [Fact]
    public void TorchLibrary_Training_RunsAStep()
    {
        var options = new TrainingOptions { Epochs = 1, BatchSize = 10, ValidationFraction = 0, MinimumStepsPerEpoch = 1 };
        using var trainer = new Trainer(SyntheticDigits.Make(20), options, new TrainingEvents());
        Assert.Single(trainer.Run(TestRun.Token).Epochs);
    }

    /// <summary>TorchSharp would take a library that does not load from the NuGet cache; this process has none.</summary>
    [Fact]
    public void TorchLibrary_Training_NeedsNothingButTheFolderOfTheModule()
    {
        using var emptyCache = new TestFolder();
        string[] before = Files();
        OwnProcess.Run(
            typeof(TorchLibraryTests),
            new Dictionary<string, string> { ["NUGET_PACKAGES"] = emptyCache.FullName, ["HOME"] = emptyCache.FullName },
            nameof(TorchLibrary_Training_RunsAStep));

        Assert.Equal(before, Files());
        Assert.False(Directory.Exists(Path.Combine(s_lib, "cpu")));
    }

    /// <summary>A script's standard error is for errors; libtorch would write warnings there.</summary>
    [Fact]
    public void TorchLibrary_Warnings_DoNotReachStandardError()
    {
        if (!OwnProcess.IsThis)
        {
            Assert.Empty(OwnProcess.Run(typeof(TorchLibraryTests)).Errors);
            return;
        }

        TorchLibrary_Training_RunsAStep();
        using DisposeScope scope = torch.NewDisposeScope();
        // A picture alone: where it is not for oneDNN, libtorch asks NNPACK, which warns of processors that it does not know.
        using var net = new DigitNet(DigitArchitecture.Small);
        net.forward(torch.zeros(1, 1, 28, 28));
        // The deviation of one number: libtorch warns of it everywhere.
        Assert.True(float.IsNaN(torch.zeros(1).std().item<float>()));
    }

    private static string[] Files() =>
        [.. Directory.EnumerateFileSystemEntries(s_lib, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
