using System.Management.Automation;
using Engine = System.Management.Automation.PowerShell;

namespace DigitTools.PowerShell.Tests;

/// <summary>Invoke-DigitTraining: what it refuses, what it leaves alone, and how it stops.</summary>
[Collection("Training")]
public sealed class TrainingOutputTests : IDisposable
{
    /// <summary>Milliseconds. Only what never comes takes so long.</summary>
    private const int Patience = 60_000;

    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public TrainingOutputTests() => _session["folder"] = _folder.FullName;

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void InvokeDigitTraining_OutputThere_OutputExistsAndTheFileUntouched()
    {
        _session["idx"] = _folder.Idx(train: 100, test: 0);
        string old = _folder.Text("m.onnx", "old");

        ScriptResult result = _session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -BatchSize 16 -Epochs 1");

        Assert.Empty(result.Output);
        result.FailedWith("OutputExists", ErrorCategory.ResourceExists, old);
        Assert.Equal("old", File.ReadAllText(old));
    }

    [Fact]
    public void InvokeDigitTraining_Force_ReplacesTheFile()
    {
        _session["idx"] = _folder.Idx(train: 100, test: 0);
        _folder.Text("m.onnx", "old");

        ScriptResult result = _session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -BatchSize 16 -Epochs 1 -Force; Get-DigitModel \"$folder/m.onnx\"").NoErrors();

        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void InvokeDigitTraining_WhatIf_WritesNothing()
    {
        _session["idx"] = _folder.Idx(train: 100, test: 0);
        IReadOnlyList<string> before = _folder.Files;

        ScriptResult result = _session.Run("Invoke-DigitTraining \"$folder/sub/m.onnx\" -DataPath $idx -BatchSize 16 -Epochs 1 -HistoryPath \"$folder/h.csv\" -ChartPath \"$folder/c.png\" -WhatIf").NoErrors();

        Assert.Empty(result.Output);
        Assert.Equal(before, _folder.Files);
        Assert.False(Directory.Exists(_folder["sub"]));
    }

    [Fact]
    public void InvokeDigitTraining_Diverged_EndsAndTheModelUntouched()
    {
        _session["idx"] = _folder.Idx(train: 100, test: 0);
        string old = _folder.Text("m.onnx", "old");

        ScriptResult result = _session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -Architecture Small -BatchSize 16 -Epochs 1 -LearningRate 10 -WeightDecay 10 -Force");

        result.FailedWith("TrainingDiverged", ErrorCategory.InvalidResult, old);
        Assert.Equal("old", File.ReadAllText(old));
    }

    [Fact]
    public void InvokeDigitTraining_NothingLearnt_WarnsOnce()
    {
        // Steps that are too small to learn anything.
        _session["idx"] = _folder.Idx(train: 1200, test: 0);

        ScriptResult result = _session.Run(
            "Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -Architecture Small -BatchSize 16 -Epochs 1 -LearningRate 1e-8 -ValidationFraction 0.5").NoErrors();

        Assert.Single(result.Warning, w => w.Contains("learnt nothing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("m.onnx")]
    [InlineData("idx")]
    public void InvokeDigitTraining_OutputNotWritable_KnownBeforeTheTraining(string name)
    {
        _session["idx"] = _folder.Idx(train: 100, test: 0);
        string target = name == "idx" ? _folder["idx"] : Path.Combine(_folder.Text("file"), name);
        _session["target"] = target;

        ScriptResult result = _session.Run("Invoke-DigitTraining $target -DataPath $idx -BatchSize 16 -Epochs 10000 -Force");

        result.FailedWith("OutputNotWritable", ErrorCategory.WriteError, target);
        Assert.DoesNotContain(result.Progress, p => p.Activity.StartsWith("Training", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-HistoryPath")]
    [InlineData("-ChartPath")]
    public void InvokeDigitTraining_SideFileNotWritable_KnownBeforeTheDataIsRead(string parameter)
    {
        string target = Path.Combine(_folder.Text("file"), "x");
        _session["target"] = target;

        ScriptResult result = _session.Run($"Invoke-DigitTraining \"$folder/m.onnx\" -DataPath \"$folder/none\" {parameter} $target");

        result.FailedWith("OutputNotWritable", ErrorCategory.WriteError, target);
    }

    [Theory]
    [InlineData("-Epochs 0")]
    [InlineData("-BatchSize 0")]
    [InlineData("-LearningRate 0")]
    [InlineData("-LearningRate 11")]
    [InlineData("-WeightDecay -1")]
    [InlineData("-ValidationFraction 0.95")]
    [InlineData("-ValidationFraction -0.1")]
    [InlineData("-Patience -1")]
    [InlineData("-Seed -1")]
    [InlineData("-ThreadCount 0")]
    [InlineData("-TimeLimit 00:00:00")]
    [InlineData("-TimeLimit -00:00:01")]
    [InlineData("-TimeLimit 10")]
    [InlineData("-OutputPath ''")]
    [InlineData("-DataPath ''")]
    public void InvokeDigitTraining_ImpossibleValues_RejectedAndNothingWritten(string argument)
    {
        _session.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($folder)").NoErrors();

        RuntimeException? failure = _session.Run($"Invoke-DigitTraining {argument}").Failure;

        Assert.NotNull(failure);
        Assert.Equal(argument.StartsWith("-TimeLimit", StringComparison.Ordinal) ? ErrorCategory.InvalidArgument : ErrorCategory.InvalidData, failure.ErrorRecord.CategoryInfo.Category);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void InvokeDigitTraining_NoData_DataNotFoundAndNothingWritten()
    {
        ScriptResult result = _session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath \"$folder/none\"");

        result.FailedWith("DataNotFound", ErrorCategory.ObjectNotFound, _folder["none"]);
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void InvokeDigitTraining_StoppedInTheFirstEpoch_LeavesEverythingAsItWas(bool existing)
    {
        if (existing) _folder.Text("m.onnx", "old");
        IReadOnlyList<string> before = _folder.Files;

        PSInvocationState state = RunUntil(
            "Invoke-DigitTraining \"$folder/m.onnx\" -Epochs 1000 -ThreadCount 1 -Force -HistoryPath \"$folder/h.csv\"",
            (engine, reached) => engine.Streams.Progress.DataAdded += (_, e) =>
            {
                if (engine.Streams.Progress[e.Index].Activity.StartsWith("Training", StringComparison.Ordinal)) reached.Set();
            });

        Assert.Equal(PSInvocationState.Stopped, state);
        Assert.Equal(before, _folder.Files);
        if (existing) Assert.Equal("old", File.ReadAllText(_folder["m.onnx"]));
    }

    [Fact]
    public void InvokeDigitTraining_StoppedAfterAnEpoch_LeavesAWholeModel()
    {
        _session["idx"] = _folder.Idx(train: 600, test: 100);

        PSInvocationState state = RunUntil(
            "Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -BatchSize 16 -Epochs 10000 -PassThruEpoch | ForEach-Object { $null = $epochs.Add($_) }",
            (engine, reached) =>
            {
                var epochs = new PSDataCollection<object>();
                epochs.DataAdded += (_, _) => reached.Set();
                _session["epochs"] = epochs;
            });

        Assert.Equal(PSInvocationState.Stopped, state);
        Assert.DoesNotContain(_folder.Files, f => f.EndsWith(".tmp", StringComparison.Ordinal));
        Assert.Equal("Standard", _session.Run("Get-DigitModel \"$folder/m.onnx\"").Value<string>("Architecture"));
    }

    [Fact]
    public void InvokeDigitTraining_EndedFromDownstream_LeavesAWholeModel()
    {
        _session["idx"] = _folder.Idx(train: 300, test: 100);

        ScriptResult result = _session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -BatchSize 16 -Epochs 10000 -PassThruEpoch | ForEach-Object { throw 'enough' }");

        Assert.Equal("enough", result.Failure?.Message);
        Assert.DoesNotContain(_folder.Files, f => f.EndsWith(".tmp", StringComparison.Ordinal));
        Assert.Equal("Standard", _session.Run("Get-DigitModel \"$folder/m.onnx\"").Value<string>("Architecture"));
    }

    private PSInvocationState RunUntil(string script, Action<Engine, ManualResetEventSlim> arrange)
    {
        using var reached = new ManualResetEventSlim();
        using Engine engine = _session.NewEngine(script);
        arrange(engine, reached);
        IAsyncResult run = engine.BeginInvoke();
        Assert.True(reached.Wait(Patience, TestContext.Current.CancellationToken));

        IAsyncResult stop = engine.BeginStop(null, null);

        Assert.True(stop.AsyncWaitHandle.WaitOne(Patience));
        Assert.True(run.AsyncWaitHandle.WaitOne(Patience));
        return engine.InvocationStateInfo.State;
    }
}
