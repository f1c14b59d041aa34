namespace DigitTools.PowerShell.Tests;

/// <summary>Two trainings in one process at once.</summary>
[Collection("Training")]
public sealed class TwoTrainingsTests
{
    [Fact]
    public async Task InvokeDigitTraining_TwoRunspacesAtOnce_BothGiveAModel()
    {
        using var folder = new TestFolder();
        string idx = folder.Idx(train: 600, test: 100);
        using var start = new Barrier(2);

        Task<ScriptResult>[] runs = [.. Enumerable.Range(0, 2).Select(i => Task.Factory.StartNew(
            () =>
            {
                using var session = new ModuleSession();
                session["idx"] = idx;
                session["output"] = folder[$"{i}.onnx"];
                start.SignalAndWait();
                return session.Run("Invoke-DigitTraining $output -DataPath $idx -BatchSize 16 -Epochs 2 -ThreadCount 1; Get-DigitModel $output");
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default))];

        foreach (ScriptResult result in await Task.WhenAll(runs)) Assert.Equal(2, result.NoErrors().Output.Count);
    }
}
