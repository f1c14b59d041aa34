namespace DigitTools.PowerShell.Tests;

/// <summary>Several runspaces and threads of one process at once.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task GetDigitPrediction_TwoRunspacesAtOnce_BothRight()
    {
        using var folder = new TestFolder();
        string[] files = folder.Digits(8);
        using var start = new Barrier(2);

        Task<ScriptResult>[] runs = [.. Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
            () =>
            {
                using var session = new ModuleSession();
                session["files"] = Enumerable.Repeat(files, 25).SelectMany(f => f).ToArray();
                start.SignalAndWait();
                return session.Run("$files | Get-DigitPrediction");
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default))];

        foreach (ScriptResult result in await Task.WhenAll(runs))
            Assert.Equal(Enumerable.Repeat(new object?[] { 7, 2, 1, 0, 4, 1, 4, 9 }, 25).SelectMany(d => d), result.NoErrors().Values("Digit"));
    }

    [Fact]
    public void GetDigitPrediction_ForEachObjectParallel_EveryOneRight()
    {
        using var folder = new TestFolder();
        using var session = new ModuleSession();
        session["files"] = folder.Digits(8);
        session["manifest"] = ModuleSession.Manifest;

        ScriptResult result = session.Run(
            """
            $files | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module $using:manifest
                Get-DigitPrediction $_
            }
            """).NoErrors();

        Assert.Equal([0, 1, 1, 2, 4, 4, 7, 9], result.Values("Digit").Order());
    }

    [Fact]
    public void GetDigitPrediction_WithinItsOwnPipeline_Works()
    {
        using var folder = new TestFolder();
        using var session = new ModuleSession();
        session["files"] = folder.Digits(3);

        ScriptResult result = session.Run("$files | Get-DigitPrediction | ForEach-Object { Get-DigitPrediction $_.Path }").NoErrors();

        Assert.Equal([7, 2, 1], result.Values("Digit"));
    }
}
