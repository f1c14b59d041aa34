using System.Globalization;
using System.Management.Automation;

namespace DigitTools.PowerShell.Tests;

/// <summary>Invoke-DigitTraining: what it gives and writes, on a little data.</summary>
public sealed class TrainingTests : LittleTrainingTests
{
    [Fact]
    public void InvokeDigitTraining_TwoEpochs_ResultAsTheContractSays()
    {
        ScriptResult result = Session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -Epochs 2 -BatchSize 32 -Seed 5");

        Assert.Equal("DigitTools.DigitTrainingResult", result.One.TypeNames[0]);
        Assert.Equal(Folder["m.onnx"], result.Value<string>("ModelPath"));
        Assert.Equal("Standard", result.Value<string>("Architecture"));
        Assert.Equal("Completed", result.Value<string>("StoppedBy"));
        Assert.Equal(5, result.Value<int>("Seed"));
        Assert.InRange(result.Value<int>("BestEpoch"), 1, 2);
        Assert.InRange(result.Value<double>("ValidationAccuracy"), 0, 1);
        Assert.InRange(result.Value<double>("TestAccuracy"), 0.1, 1);
        Assert.InRange(result.Value<double>("TestLoss"), 0, 10);
        Assert.True(result.Value<long>("Parameters") > 0);
        Assert.True(result.Value<long>("MultiplyAdds") > result.Value<long>("Parameters"));
        Assert.True(result.Value<TimeSpan>("Elapsed") > TimeSpan.Zero);
        Assert.Equal(2, result.Value<Array>("Epochs").Length);
    }

    [Fact]
    public void InvokeDigitTraining_WrittenModel_ReadsAndTellsTheSame()
    {
        ScriptResult result = Session.Run(
            """
            $r = Invoke-DigitTraining "$folder/m.onnx" -DataPath $idx -Epochs 3 -BatchSize 16 -LearningRate 0.003 -NoAugmentation
            $r
            $r | Test-DigitModel -DataPath $idx
            $r | Get-DigitModel
            """).NoErrors();

        object accuracy = result.Output[0].Properties["TestAccuracy"].Value;
        Assert.Equal(accuracy, result.Output[1].Properties["Accuracy"].Value);
        Assert.Equal(accuracy, result.Output[2].Properties["TestAccuracy"].Value);
        Assert.Equal(Folder["m.onnx"], result.Output[2].Properties["Path"].Value);
        Assert.InRange((double)accuracy, 0.5, 1);
    }

    [Fact]
    public void InvokeDigitTraining_SameSeed_SameModel()
    {
        ScriptResult result = Session.Run(
            """
            foreach ($name in 'a', 'b') { Invoke-DigitTraining "$folder/$name.onnx" -DataPath $idx -BatchSize 16 -Epochs 1 -Seed 7 }
            Invoke-DigitTraining "$folder/c.onnx" -DataPath $idx -BatchSize 16 -Epochs 1 -Seed 8
            """).NoErrors();

        IReadOnlyList<object?> losses = result.Values("TestLoss");
        Assert.Equal(losses[0], losses[1]);
        Assert.NotEqual(losses[0], losses[2]);
    }

    [Fact]
    public void InvokeDigitTraining_PassThruEpoch_EpochsComeBeforeTheResult()
    {
        ScriptResult result = Session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -BatchSize 16 -Epochs 3 -PassThruEpoch").NoErrors();

        Assert.Equal(
            ["DigitTools.DigitTrainingEpoch", "DigitTools.DigitTrainingEpoch", "DigitTools.DigitTrainingEpoch", "DigitTools.DigitTrainingResult"],
            result.Output.Select(o => o.TypeNames[0]));
        Assert.Equal([1, 2, 3], result.Output.Take(3).Select(o => o.Properties["Epoch"].Value));
        foreach (PSObject epoch in result.Output.Take(3))
        {
            Assert.InRange((double)epoch.Properties["TrainLoss"].Value, 0, 10);
            Assert.InRange((double)epoch.Properties["TrainAccuracy"].Value, 0, 1);
            Assert.InRange((double)epoch.Properties["ValidationLoss"].Value, 0, 10);
            Assert.InRange((double)epoch.Properties["ValidationAccuracy"].Value, 0, 1);
            Assert.True((double)epoch.Properties["LearningRate"].Value > 0);
            Assert.True((double)epoch.Properties["ImagesPerSecond"].Value > 0);
            Assert.True((TimeSpan)epoch.Properties["Elapsed"].Value > TimeSpan.Zero);
        }
    }

    [Fact]
    public void InvokeDigitTraining_PassThruEpoch_EachComesWhenItEnds()
    {
        ScriptResult result = Session.Run(
            """
            Invoke-DigitTraining "$folder/m.onnx" -DataPath $idx -BatchSize 16 -Epochs 2 -PassThruEpoch -HistoryPath "$folder/h.csv" |
                ForEach-Object { [System.IO.File]::ReadAllLines("$folder/h.csv").Length }
            """).NoErrors();

        Assert.Equal([2, 3, 3], result.Output.Select(o => (int)o.BaseObject));
    }

    [Fact]
    public void InvokeDigitTraining_HistoryAndChart_Written()
    {
        Session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -BatchSize 16 -Epochs 2 -HistoryPath \"$folder/h.csv\" -ChartPath \"$folder/c.png\"").NoErrors();

        string[] rows = File.ReadAllLines(Folder["h.csv"]);
        Assert.Equal("Epoch,TrainLoss,TrainAccuracy,ValidationLoss,ValidationAccuracy,LearningRate,Seconds,ImagesPerSecond", rows[0]);
        Assert.Equal(["1", "2"], rows[1..].Select(r => r.Split(',')[0]));
        Assert.All(rows[1..].SelectMany(r => r.Split(',')), field => double.Parse(field, CultureInfo.InvariantCulture));
        Assert.True(PngFile.IsWhole(Folder["c.png"]));
        Assert.Equal(["c.png", "h.csv", "m.onnx"], Folder.Files.Where(f => !f.StartsWith("idx", StringComparison.Ordinal)));
    }

    [Fact]
    public void InvokeDigitTraining_DefaultOutput_DigitsOnnxInTheLocation()
    {
        string output = Folder.Folder("here");

        ScriptResult result = Session.Run(
            "$null = $ExecutionContext.SessionState.Path.SetLocation(\"$folder/here\"); Invoke-DigitTraining -DataPath ../idx -BatchSize 16 -Epochs 1");

        Assert.Equal(Path.Combine(output, "digits.onnx"), result.Value<string>("ModelPath"));
    }

    [Fact]
    public void InvokeDigitTraining_NoValidationPart_HasNullsInItsPlace()
    {
        ScriptResult result = Session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -BatchSize 16 -Epochs 2 -ValidationFraction 0 -HistoryPath \"$folder/h.csv\" -ChartPath \"$folder/c.png\"");

        Assert.Null(result.Values("ValidationAccuracy")[0]);
        Assert.Null(result.Values("ValidationLoss")[0]);
        Assert.Equal(2, result.Value<int>("BestEpoch"));
        Assert.True(File.Exists(Folder["m.onnx"]));
    }

    [Fact]
    public void InvokeDigitTraining_NoTestHalf_HasNullsInItsPlace()
    {
        Session["idx"] = Folder.Idx(train: 300, test: 0, name: "half");

        ScriptResult result = Session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -BatchSize 16 -Epochs 1 -Verbose");

        Assert.Null(result.Values("TestAccuracy")[0]);
        Assert.Null(result.Values("TestLoss")[0]);
        Assert.Contains(result.Verbose, line => line.Contains("no test half", StringComparison.Ordinal));
    }

    [Fact]
    public void InvokeDigitTraining_TimeLimitWithinAnEpoch_KeepsWhatItHasAndSaysSo()
    {
        // An epoch of all of MNIST takes longer than a second on any machine.
        ScriptResult result = Session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -Architecture Large -TimeLimit 00:00:01");

        Assert.Equal("TimeLimit", result.Value<string>("StoppedBy"));
        Assert.Equal(1, result.Value<int>("BestEpoch"));
        Assert.Contains("epoch 1", Assert.Single(result.Warning), StringComparison.Ordinal);
        Assert.True(File.Exists(Folder["m.onnx"]));
    }

    [Fact]
    public void InvokeDigitTraining_Patience_StopsEarly()
    {
        // Steps that large only ever make it worse.
        ScriptResult result = Session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -BatchSize 16 -Epochs 200 -Patience 1 -LearningRate 1");

        Assert.Equal("Patience", result.Value<string>("StoppedBy"));
        Assert.InRange(result.Value<Array>("Epochs").Length, 2, 199);
    }

    [Fact]
    public void InvokeDigitTraining_Progress_OneBarThatEnds()
    {
        // A bar shows after a moment only; the time limit makes every machine need that long.
        ScriptResult result = Session.Run("Invoke-DigitTraining \"$folder/m.onnx\" -DataPath $idx -BatchSize 16 -Epochs 10000 -TimeLimit 00:00:02").NoErrors();

        ProgressRecord[] bar = [.. result.Progress.Where(p => p.Activity.StartsWith("Training", StringComparison.Ordinal))];
        Assert.NotEmpty(bar);
        Assert.Single(bar.Select(p => p.ActivityId).Distinct());
        Assert.Equal(ProgressRecordType.Completed, bar[^1].RecordType);
        Assert.All(bar[..^1], p => Assert.InRange(p.PercentComplete, 0, 100));
        Assert.Contains(bar, p => p.StatusDescription.Contains("images/s", StringComparison.Ordinal));
        Assert.Contains(bar, p => p.SecondsRemaining >= 0);
    }
}
