using System.Management.Automation;
using Engine = System.Management.Automation.PowerShell;

namespace DigitTools.PowerShell.Tests;

/// <summary>That what reads pictures can be stopped at any time, and what it shows meanwhile.</summary>
public sealed class PredictionStreamTests : IDisposable
{
    /// <summary>Milliseconds. Only what never comes takes so long.</summary>
    private const int Patience = 60_000;

    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void GetDigitPrediction_Stopped_Ends()
    {
        _session["file"] = _folder.Digit("0.png", 0);
        using var running = new ManualResetEventSlim();
        using Engine engine = _session.NewEngine("& { while ($true) { $file } } | Get-DigitPrediction");
        using var output = new PSDataCollection<PSObject>();
        output.DataAdded += (_, _) => running.Set();
        IAsyncResult run = engine.BeginInvoke<PSObject, PSObject>(input: null, output);
        Assert.True(running.Wait(Patience, TestContext.Current.CancellationToken));

        engine.Stop();

        Assert.True(run.AsyncWaitHandle.WaitOne(Patience));
        Assert.Equal(PSInvocationState.Stopped, engine.InvocationStateInfo.State);
        Assert.Equal(7, _session.Run("Get-DigitPrediction $file").Value<int>("Digit"));
    }

    [Theory]
    [InlineData("Get-DigitPrediction $files", true)]
    [InlineData("$files | Get-DigitPrediction", false)]
    public void GetDigitPrediction_Progress_HasATotalWhereItIsKnown(string command, bool isKnown)
    {
        _session["files"] = _folder.Digits(5);

        // A bar is due after a fifth of a second.
        ScriptResult result = _session.Run($"{command} | ForEach-Object {{ [System.Threading.Thread]::Sleep(150) }}").NoErrors();

        ProgressRecord[] bar = [.. result.Progress.Where(p => p.RecordType == ProgressRecordType.Processing)];
        Assert.NotEmpty(bar);
        Assert.All(bar, p => Assert.Matches(isKnown ? "^[1-5] of 5 pictures, \\d+/s$" : "^[1-5] pictures, \\d+/s$", p.StatusDescription));
        Assert.All(bar, p => Assert.Equal(isKnown, p.PercentComplete > 0));
    }

    [Theory]
    [InlineData("$stream | Get-DigitPrediction")]
    [InlineData("Get-DigitText -InputObject $stream")]
    public void Cmdlet_StoppedWhileAStreamWaits_Ends(string command)
    {
        using var stream = new EndlessStream([], waits: true);
        _session["stream"] = stream;
        using Engine engine = _session.NewEngine(command);
        IAsyncResult run = engine.BeginInvoke();
        Assert.True(stream.Begun.Wait(Patience, TestContext.Current.CancellationToken));

        engine.Stop();

        Assert.True(run.AsyncWaitHandle.WaitOne(Patience));
        Assert.Equal(PSInvocationState.Stopped, engine.InvocationStateInfo.State);
    }

    /// <summary>A model is a program, and this one has a loop without end.</summary>
    [Theory]
    [InlineData("Get-DigitPrediction $file -Model $model")]
    [InlineData("Test-DigitModel $model -DataPath $data")]
    [InlineData("Invoke-DigitBatch $inbox $database -Model $model -SettleTime 0:0:0")]
    public void Cmdlet_StoppedWhileAModelRunsForEver_Ends(string command)
    {
        string inbox = _folder.Folder("inbox");
        _session["file"] = _folder.Digit(Path.Combine("inbox", "0.png"), 3);
        _session["inbox"] = inbox;
        _session["database"] = _folder["results.db"];
        _session["data"] = _folder.Idx(train: 0, test: 64);
        _session["model"] = Path.Combine(Repository.Root, "tests", "DigitTools.Core.Tests", "Fixtures", "endless.onnx");
        using Engine engine = _session.NewEngine(command);
        IAsyncResult run = engine.BeginInvoke();
        Assert.False(run.AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(2)), string.Join('\n', engine.Streams.Error.ReadAll()));

        IAsyncResult stop = engine.BeginStop(callback: null, state: null);

        Assert.True(stop.AsyncWaitHandle.WaitOne(Patience));
        Assert.True(run.AsyncWaitHandle.WaitOne(Patience));
        Assert.Equal(PSInvocationState.Stopped, engine.InvocationStateInfo.State);
    }
}
