using System.Management.Automation;

namespace DigitTools.PowerShell.Tests;

/// <summary>Invoke-DigitTraining: architectures, fine-tuning and going on after a stop.</summary>
public sealed class TrainingOptionsTests : LittleTrainingTests
{
    [Fact]
    public void InvokeDigitTraining_Architectures_DifferInSizeAndAreWritten()
    {
        ScriptResult result = Session.Run(
            """
            foreach ($name in 'Small', 'Standard', 'Large') {
                Invoke-DigitTraining "$folder/$name.onnx" -Architecture $name -DataPath $idx -Epochs 1 -BatchSize 4
                Get-DigitModel "$folder/$name.onnx"
            }
            """).NoErrors();

        Assert.Equal(["Small", "Small", "Standard", "Standard", "Large", "Large"], result.Values("Architecture"));
        long[] parameters = [.. result.Values("Parameters").Select(p => (long)p!)];
        Assert.Equal(parameters.Order(), parameters);
        Assert.Equal(3, parameters.Distinct().Count());
    }

    [Fact]
    public void InvokeDigitTraining_InitialModel_GoesOnFromIt()
    {
        ScriptResult result = Session.Run(
            """
            Invoke-DigitTraining "$folder/a.onnx" -Architecture Small -DataPath $idx -Epochs 3 -BatchSize 16
            Invoke-DigitTraining "$folder/b.onnx" -InitialModel "$folder/a.onnx" -DataPath $idx -Epochs 1 -BatchSize 16
            Invoke-DigitTraining "$folder/c.onnx" -Architecture Small -DataPath $idx -Epochs 1 -BatchSize 16
            """).NoErrors();

        Assert.Equal(["Small", "Small", "Small"], result.Values("Architecture"));
        double[] losses = [.. result.Values("TestLoss").Select(l => (double)l!)];
        Assert.True(losses[1] < losses[2], "Starting from a trained model is no better than starting from nothing.");
    }

    [Fact]
    public void InvokeDigitTraining_ResumeAfterAStop_GivesTheModelOfAnUnbrokenRun()
    {
        ScriptResult result = Session.Run(
            """
            $options = @{ DataPath = $idx; Epochs = 4; BatchSize = 16; Seed = 3; ThreadCount = 1; Architecture = 'Small' }
            Invoke-DigitTraining "$folder/whole.onnx" @options
            try { Invoke-DigitTraining "$folder/broken.onnx" @options -CheckpointPath "$folder/state" -PassThruEpoch | ForEach-Object { if ($_.Epoch -eq 2) { throw 'enough' } } }
            catch { if ($_.Exception.Message -ne 'enough') { throw } }
            Invoke-DigitTraining "$folder/broken.onnx" @options -CheckpointPath "$folder/state" -Resume
            """).NoErrors();

        Assert.Equal([4, 4], result.Values("Epochs").Select(e => ((Array)e!).Length));
        Assert.Equal(result.Values("TestLoss")[0], result.Values("TestLoss")[1]);
        Assert.Equal(result.Values("ValidationLoss")[0], result.Values("ValidationLoss")[1]);
    }

    [Fact]
    public void InvokeDigitTraining_CheckpointThere_OutputExistsAndTheFileUntouched()
    {
        string state = Folder.Text("state", "old");

        ScriptResult result = Session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -Epochs 1 -CheckpointPath \"$folder/state\"");

        result.FailedWith("OutputExists", ErrorCategory.ResourceExists, state);
        Assert.Contains("-Resume", result.Failure!.ErrorRecord.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(state));
    }

    [Theory]
    [InlineData("no model")]
    [InlineData("another training")]
    [InlineData("no checkpoint yet")]
    public void InvokeDigitTraining_ResumeOntoAFileThatIsNotItsOwn_OutputExistsAndTheFileUntouched(string output)
    {
        Session.Run("$options = @{ DataPath = $idx; Epochs = 1; BatchSize = 16; Architecture = 'Small' }").NoErrors();
        if (output != "no checkpoint yet") Session.Run("$null = Invoke-DigitTraining \"$folder/first.onnx\" @options -CheckpointPath \"$folder/state\"").NoErrors();
        if (output == "no model") Folder.Text("m.onnx", "old");
        else Session.Run("$null = Invoke-DigitTraining \"$folder/m.onnx\" @options -Seed 2").NoErrors();
        byte[] before = File.ReadAllBytes(Folder["m.onnx"]);

        ScriptResult result = Session.Run("Invoke-DigitTraining \"$folder/m.onnx\" @options -CheckpointPath \"$folder/state\" -Resume");

        result.FailedWith("OutputExists", ErrorCategory.ResourceExists, Folder["m.onnx"]);
        Assert.Equal(before, File.ReadAllBytes(Folder["m.onnx"]));
    }

    [Fact]
    public void InvokeDigitTraining_DamagedCheckpoint_EndsAndLeavesItThere()
    {
        string state = Folder.Text("state", "no checkpoint");

        ScriptResult result = Session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -Epochs 1 -CheckpointPath \"$folder/state\" -Resume");

        result.FailedWith("CheckpointInvalid", ErrorCategory.InvalidData, state);
        Assert.Equal("no checkpoint", File.ReadAllText(state));
        Assert.False(File.Exists(Folder["m.onnx"]));
    }

    [Fact]
    public void InvokeDigitTraining_ResumeAlone_IsRefused()
    {
        RuntimeException? failure = Session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -Resume").Failure;

        Assert.NotNull(failure);
        ScriptResult.Check(failure.ErrorRecord, "ResumeWithoutCheckpoint", ErrorCategory.InvalidArgument, target: null);
    }

    [Fact]
    public void InvokeDigitTraining_FewPictures_Warns()
    {
        ScriptResult result = Session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -Epochs 1 -BatchSize 4 -Architecture Small 3>&1").NoErrors();

        Assert.IsType<WarningRecord>(result.Output[0].BaseObject);
        Assert.Equal("DigitTools.DigitTrainingResult", result.Output[^1].TypeNames[0]);
    }
}
