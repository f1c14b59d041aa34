using System.Management.Automation;
using System.Text.Json;

namespace DigitTools.PowerShell.Tests;

/// <summary>Test-DigitModel.</summary>
public sealed class EvaluationTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public EvaluationTests() => _session["folder"] = _folder.FullName;

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void TestDigitModel_ShippedModelOnShippedData_Reaches995()
    {
        ScriptResult result = _session.Run("Test-DigitModel");

        Assert.Equal("DigitTools.DigitModelEvaluation", result.One.TypeNames[0]);
        Assert.Equal(ShippedModel.Path, result.Value<string>("Model"));
        Assert.Equal(Mnist.Folder, result.Value<string>("DataPath"));
        Assert.Equal(10_000, result.Value<int>("Count"));
        Assert.InRange(result.Value<double>("Accuracy"), 0.995, 1);
    }

    [Fact]
    public void TestDigitModel_Numbers_FitTogether()
    {
        ScriptResult result = _session.Run("Test-DigitModel");

        int count = result.Value<int>("Count"), errors = result.Value<int>("Errors");
        int[][] matrix = result.Value<int[][]>("ConfusionMatrix");
        Assert.Equal(1 - (double)errors / count, result.Value<double>("Accuracy"), 1e-12);
        Assert.True(result.Value<double>("AccuracyLow") < result.Value<double>("Accuracy"));
        Assert.True(result.Value<double>("AccuracyHigh") > result.Value<double>("Accuracy"));
        Assert.Equal(count, matrix.Sum(row => row.Sum()));
        Assert.Equal(count - errors, Enumerable.Range(0, 10).Sum(d => matrix[d][d]));
        Assert.Equal([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], matrix.Select(row => row.Sum()));
        Assert.Equal(errors, result.Value<Array>("Mistakes").Length);
        Assert.Equal(10, result.Value<Array>("PerClass").Length);
        Assert.InRange(result.Value<double>("Loss"), 0, 0.1);
        Assert.InRange(result.Value<double>("ExpectedCalibrationError"), 0, 0.02);
        Assert.True(result.Value<TimeSpan>("Elapsed") > TimeSpan.Zero);
        Assert.True(result.Value<double>("ImagesPerSecond") > 0);
    }

    [Fact]
    public void TestDigitModel_PerClassAndMistakes_AsTheContractSays()
    {
        string idx = _folder.Idx(train: 0, test: 3000);
        _session["idx"] = idx;

        ScriptResult result = _session.Run("$e = Test-DigitModel -DataPath $idx; $e.PerClass; $e.Mistakes").NoErrors();

        PSObject[] classes = [.. result.Output.Where(o => o.TypeNames[0] == "DigitTools.DigitClassMetrics")];
        PSObject[] mistakes = [.. result.Output.Where(o => o.TypeNames[0] == "DigitTools.DigitMistake")];
        Assert.Equal(Enumerable.Range(0, 10), classes.Select(c => (int)c.Properties["Digit"].Value));
        Assert.Equal(3000, classes.Sum(c => (int)c.Properties["Support"].Value));
        Assert.All(classes, c => Assert.InRange((double)c.Properties["F1"].Value, 0.95, 1));
        foreach (PSObject mistake in mistakes)
        {
            int index = (int)mistake.Properties["Index"].Value;
            Assert.Equal(Mnist.Test.Label(index), mistake.Properties["Actual"].Value);
            Assert.NotEqual(mistake.Properties["Actual"].Value, mistake.Properties["Predicted"].Value);
            Assert.Null(mistake.Properties["Path"].Value);
        }
    }

    [Fact]
    public void TestDigitModel_IdxFolder_ReadsTheHalfAskedFor()
    {
        _session["idx"] = _folder.Idx(train: 300, test: 200);

        ScriptResult result = _session.Run("Test-DigitModel -DataPath $idx; Test-DigitModel -DataPath $idx -Split Train").NoErrors();

        Assert.Equal([200, 300], result.Values("Count"));
    }

    [Fact]
    public void TestDigitModel_ClassFolders_ReadThroughTheImaging()
    {
        WriteClassFolders(each: 3);

        ScriptResult result = _session.Run("Test-DigitModel -DataPath $folder");

        Assert.Equal(30, result.Value<int>("Count"));
        Assert.InRange(result.Value<int>("Errors"), 0, 1);
    }

    [Fact]
    public void TestDigitModel_ClassFolderMistake_NamesTheFile()
    {
        WriteClassFolders(each: 1);
        string wrong = _folder.Digit(Path.Combine("5", "seven.png"), 0);

        ScriptResult result = _session.Run("(Test-DigitModel -DataPath $folder).Mistakes | Where-Object Actual -eq 5");

        Assert.Equal(wrong, result.Value<string>("Path"));
        Assert.Equal(7, result.Value<int>("Predicted"));
    }

    [Theory]
    [InlineData("-MinimumAccuracy 0.9", true)]
    [InlineData("-MinimumAccuracy 1", false)]
    [InlineData("", true)]
    public void TestDigitModel_Quiet_GivesABoolean(string minimum, bool expected)
    {
        // With one wrong label no model reaches everything.
        WriteClassFolders(each: 3);
        _folder.Digit(Path.Combine("5", "seven.png"), 0);

        PSObject result = _session.Run($"Test-DigitModel -DataPath $folder -Quiet {minimum}").One;

        Assert.Equal(expected, Assert.IsType<bool>(result.BaseObject));
    }

    [Fact]
    public void TestDigitModel_BelowTheMinimum_EvaluationAndAnError()
    {
        WriteClassFolders(each: 1);
        _folder.Digit(Path.Combine("5", "seven.png"), 0);

        ScriptResult result = _session.Run("Test-DigitModel -DataPath $folder -MinimumAccuracy 1");

        Assert.Null(result.Failure);
        Assert.Equal([11], result.Values("Count"));
        ScriptResult.Check(Assert.Single(result.Errors), "AccuracyTooLow", ErrorCategory.LimitsExceeded, ShippedModel.Path);
    }

    [Fact]
    public void TestDigitModel_Charts_Written()
    {
        _session["idx"] = _folder.Idx(train: 0, test: 3000);

        _session.Run("Test-DigitModel -DataPath $idx -ChartPath \"$folder/c.png\" -MistakesPath \"$folder/m.png\" -ReliabilityPath \"$folder/r.png\"").NoErrors();

        Assert.All(["c.png", "m.png", "r.png"], chart => Assert.True(PngFile.IsWhole(_folder[chart])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void TestDigitModel_ChartScale_MultipliesTheSizeOfAllCharts(int scale)
    {
        _session["idx"] = _folder.Idx(train: 0, test: 50);

        _session.Run($"$null = Test-DigitModel -DataPath $idx -ChartPath \"$folder/c.png\" -MistakesPath \"$folder/m.png\" -ReliabilityPath \"$folder/r.png\" -ChartScale {scale}").NoErrors();

        Assert.Equal([854 * scale, 1032 * scale, 1080 * scale], new[] { "c.png", "m.png", "r.png" }.Select(chart => PngFile.Width(_folder[chart])));
    }

    [Fact]
    public void TestDigitModel_WhatIf_EvaluatesAndWritesNothing()
    {
        _session["idx"] = _folder.Idx(train: 0, test: 100);
        IReadOnlyList<string> before = _folder.Files;

        ScriptResult result = _session.Run("Test-DigitModel -DataPath $idx -ChartPath \"$folder/c.png\" -WhatIf");

        Assert.Equal(100, result.Value<int>("Count"));
        Assert.Equal(before, _folder.Files);
    }

    [Fact]
    public void TestDigitModel_Evaluation_Serializes()
    {
        _session["idx"] = _folder.Idx(train: 0, test: 100);

        object evaluation = _session.Run("Test-DigitModel -DataPath $idx").One.BaseObject;

        using var json = JsonDocument.Parse(JsonSerializer.Serialize(evaluation, evaluation.GetType()));
        Assert.Equal(100, json.RootElement.GetProperty("Count").GetInt32());
        Assert.Equal(10, json.RootElement.GetProperty("ConfusionMatrix").GetArrayLength());
    }

    [Fact]
    public void TestDigitModel_NoData_DataNotFound()
    {
        _session.Run("Test-DigitModel -DataPath \"$folder/none\"").FailedWith("DataNotFound", ErrorCategory.ObjectNotFound, _folder["none"]);
    }

    [Fact]
    public void TestDigitModel_MissingHalf_DataNotFound()
    {
        string idx = _folder.Idx(train: 50, test: 0);
        _session["idx"] = idx;

        _session.Run("Test-DigitModel -DataPath $idx").FailedWith("DataNotFound", ErrorCategory.ObjectNotFound, idx);
    }

    [Fact]
    public void TestDigitModel_FolderOfNothing_DataInvalid()
    {
        _session.Run("Test-DigitModel -DataPath $folder").FailedWith("DataInvalid", ErrorCategory.InvalidData, _folder.FullName);
    }

    [Fact]
    public void TestDigitModel_FolderWithoutRights_DataInvalid()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Assert.SkipWhen(Environment.UserName == "root", "root may read everything.");
        string secret = _folder.Folder("secret");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(secret, UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        ScriptResult result = _session.Run("Test-DigitModel -DataPath \"$folder/secret\"");

        // So that it can be removed again.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        result.FailedWith("DataInvalid", ErrorCategory.InvalidData, secret);
    }

    [Fact]
    public void TestDigitModel_ShortFile_DataInvalidNamesTheFile()
    {
        string file = Path.Combine(_folder.Idx(train: 0, test: 50), "t10k-images-idx3-ubyte");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..1000]);

        _session.Run("Test-DigitModel -DataPath \"$folder/idx\"").FailedWith("DataInvalid", ErrorCategory.InvalidData, file);
    }

    [Fact]
    public void TestDigitModel_NoPictureInAClassFolder_DataInvalidNamesTheFile()
    {
        WriteClassFolders(each: 1);
        string bad = _folder.Text(Path.Combine("4", "bad.png"));

        _session.Run("Test-DigitModel -DataPath $folder").FailedWith("DataInvalid", ErrorCategory.InvalidData, bad);
    }

    private void WriteClassFolders(int each)
    {
        for (int digit = 0; digit < 10; digit++)
        {
            _folder.Folder($"{digit}");
            int[] indices = [.. Enumerable.Range(0, 300).Where(i => Mnist.Test.Label(i) == digit).Take(each)];
            for (int i = 0; i < each; i++) _folder.Digit(Path.Combine($"{digit}", $"{i}.png"), indices[i]);
        }
    }
}
