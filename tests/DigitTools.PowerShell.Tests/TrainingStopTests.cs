using System.Diagnostics;
using System.Management.Automation;
using Engine = System.Management.Automation.PowerShell;

namespace DigitTools.PowerShell.Tests;

/// <summary>Invoke-DigitTraining: the bar of its progress, and how it stops while the bar runs.</summary>
[Collection("Training")]
public sealed class TrainingStopTests : IDisposable
{
    /// <summary>Milliseconds. Only what never comes takes so long.</summary>
    private const int Patience = 60_000;

    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public TrainingStopTests() => _session["folder"] = _folder.FullName;

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void InvokeDigitTraining_StoppedInTheFirstEpoch_LeavesEverythingAsItWas(bool existing)
    {
        if (existing) _folder.Text("m.onnx", "old");
        IReadOnlyList<string> before = _folder.Files;
        using var begun = new ManualResetEventSlim();
        using Engine engine = _session.NewEngine(
            "Invoke-DigitTraining \"$folder/m.onnx\" -Epochs 1000 -ThreadCount 1 -Force -HistoryPath \"$folder/h.csv\"");
        engine.Streams.Progress.DataAdded += (_, e) =>
        {
            if (IsTraining(engine.Streams.Progress[e.Index])) begun.Set();
        };
        IAsyncResult run = engine.BeginInvoke();
        Assert.True(begun.Wait(Patience, TestContext.Current.CancellationToken));

        IAsyncResult stop = engine.BeginStop(null, null);

        Assert.True(stop.AsyncWaitHandle.WaitOne(Patience));
        Assert.True(run.AsyncWaitHandle.WaitOne(Patience));
        Assert.Equal(PSInvocationState.Stopped, engine.InvocationStateInfo.State);
        Assert.Equal(before, _folder.Files);
        if (existing) Assert.Equal("old", File.ReadAllText(_folder["m.onnx"]));
    }

    [Theory]
    [InlineData("", "With -CheckpointPath a training can go on")]
    [InlineData("-CheckpointPath c.bin", "keeps what was done: -Resume goes on from there.")]
    public void InvokeDigitTraining_CtrlC_SaysWhatIsKept(string options, string next)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The signal is sent by a program of Linux.");
        string script = _folder.Text(
            "train.ps1",
            $$"""
            Set-Location '{{_folder.FullName}}'
            Invoke-DigitTraining m.onnx -Epochs 1000 -ThreadCount 1 -Verbose {{options}} 4>&1 | ForEach-Object { "$_" }
            """);
        // A test that runs in the background may ignore the signal, and what it starts would too.
        string[] arguments = ["--default-signal=INT", ChildShell.Host, ChildShell.Program, "-NonInteractive", "-File", script];
        using Process process = Process.Start(new ProcessStartInfo("env", arguments) { RedirectStandardOutput = true })!;
        while (process.StandardOutput.ReadLine()?.StartsWith("Training options", StringComparison.Ordinal) == false)
        {
        }

        Process.Start("kill", ["-INT", $"{process.Id}"]).Dispose();

        string told = process.StandardOutput.ReadToEnd();
        Assert.Contains("The training was stopped in its first epoch: no model was written.", told, StringComparison.Ordinal);
        Assert.Contains(next, told, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["m.onnx"]));
    }

    [Fact]
    public void InvokeDigitTraining_Progress_OneBarThatEnds()
    {
        _session["idx"] = _folder.Idx(train: 600, test: 200);

        // A bar shows after a moment only; the time limit makes every machine need that long.
        ScriptResult result = _session.Run(
            "Invoke-DigitTraining $folder/m.onnx -DataPath $idx -BatchSize 16 -Epochs 10000 -ThreadCount 1 -TimeLimit 00:00:02").NoErrors();

        ProgressRecord[] bar = [.. result.Progress.Where(IsTraining)];
        Assert.NotEmpty(bar);
        Assert.Single(bar.Select(p => p.ActivityId).Distinct());
        Assert.Equal(ProgressRecordType.Completed, bar[^1].RecordType);
        Assert.All(bar[..^1], p => Assert.InRange(p.PercentComplete, 0, 100));
        // A screen of 80 columns has room for the activity, brackets, and this much of the status beside the seconds left.
        Assert.All(bar[..^1], p => Assert.InRange(p.StatusDescription.IndexOf("images/s", StringComparison.Ordinal), 1, 80 - 20 - 8));
        Assert.Contains(bar, p => p.SecondsRemaining >= 0);
    }

    private static bool IsTraining(ProgressRecord record) => record.Activity.StartsWith("Training", StringComparison.Ordinal);
}
