namespace DigitTools.PowerShell.Tests;

/// <summary>Several runspaces of one process at once.</summary>
[Collection("Training")]
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task GetDigitPrediction_TwoRunspacesAtOnce_BothRight()
    {
        using var folder = new TestFolder();
        string[] files = [.. Enumerable.Repeat(folder.Digits(8), 25).SelectMany(f => f)];

        ScriptResult[] results = await RunTwice("$files | Get-DigitPrediction", (session, _) => session["files"] = files);

        IEnumerable<object?> expected = Enumerable.Repeat(new object?[] { 7, 2, 1, 0, 4, 1, 4, 9 }, 25).SelectMany(d => d);
        foreach (ScriptResult result in results) Assert.Equal(expected, result.NoErrors().Values("Digit"));
    }

    [Fact]
    public async Task InvokeDigitTraining_TwoRunspacesAtOnce_BothGiveAModel()
    {
        using var folder = new TestFolder();
        string idx = folder.Idx(train: 300, test: 100);
        const string Script =
            """
            Invoke-DigitTraining $output -DataPath $idx -Architecture Small -BatchSize 16 -Epochs 2 -ThreadCount 1
            Get-DigitModel $output
            """;

        ScriptResult[] results = await RunTwice(
            Script, (session, number) => (session["idx"], session["output"]) = (idx, folder[$"{number}.onnx"]));

        foreach (ScriptResult result in results) Assert.Equal(2, result.NoErrors().Output.Count);
    }

    private static async Task<ScriptResult[]> RunTwice(string script, Action<ModuleSession, int> arrange)
    {
        using var start = new Barrier(2);
        ScriptResult RunOne(int number)
        {
            using var session = new ModuleSession();
            arrange(session, number);
            start.SignalAndWait();
            return session.Run(script);
        }

        CancellationToken token = TestContext.Current.CancellationToken;
        return await Task.WhenAll(Enumerable.Range(0, 2).Select(number =>
            Task.Factory.StartNew(() => RunOne(number), token, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }
}
