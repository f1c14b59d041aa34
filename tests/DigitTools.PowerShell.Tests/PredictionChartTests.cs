using System.Management.Automation;

namespace DigitTools.PowerShell.Tests;

/// <summary>The charts of Get-DigitPrediction.</summary>
public sealed class PredictionChartTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public PredictionChartTests() => _session["folder"] = _folder.FullName;

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void ChartDirectory_Pictures_OneChartEach()
    {
        _folder.Digits(2);
        _folder.Blank("blank.png");
        _folder.Text("bad.png");

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/*.png\" -ChartDirectory \"$folder/charts\" -ErrorAction SilentlyContinue");

        Assert.Equal(3, result.Output.Count);
        string[] charts = [Path.Combine("charts", "0.prediction.png"), Path.Combine("charts", "1.prediction.png"), Path.Combine("charts", "blank.prediction.png")];
        Assert.Equal(charts, _folder.Files.Where(f => f.StartsWith("charts", StringComparison.Ordinal)));
        Assert.All(charts, chart => Assert.True(PngFile.IsWhole(_folder[chart])));
    }

    [Fact]
    public void ChartDirectory_Relative_BelowTheLocation()
    {
        _folder.Digits(1);

        _session.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($folder); Get-DigitPrediction 0.png -ChartDirectory charts").NoErrors();

        Assert.True(File.Exists(_folder[Path.Combine("charts", "0.prediction.png")]));
    }

    [Fact]
    public void ChartDirectory_SameNames_NoneLost()
    {
        _folder.Folder("a");
        _folder.Folder("b");
        _folder.Digit(Path.Combine("a", "x.png"), 0);
        _folder.Digit(Path.Combine("b", "x.png"), 1);

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/a/x.png\", \"$folder/b/x.png\" -ChartDirectory \"$folder/charts\"").NoErrors();

        Assert.Equal([7, 2], result.Values("Digit"));
        Assert.Equal(2, Directory.GetFiles(_folder["charts"]).Length);
    }

    [Fact]
    public void ChartScale_MultipliesTheSize()
    {
        _folder.Digits(1);

        _session.Run("$null = Get-DigitPrediction \"$folder/0.png\" -ChartDirectory \"$folder/charts\" -ChartScale 3").NoErrors();

        Assert.Equal(880 * 3, PngFile.Width(_folder[Path.Combine("charts", "0.prediction.png")]));
    }

    [Fact]
    public void ChartDirectory_WhatIf_ReadsAndWritesNothing()
    {
        _folder.Digits(1);

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/0.png\" -ChartDirectory \"$folder/charts\" -WhatIf").NoErrors();

        Assert.Equal([7], result.Values("Digit"));
        Assert.Equal(["0.png"], _folder.Files);
        Assert.False(Directory.Exists(_folder["charts"]));
    }

    [Fact]
    public void ChartDirectory_NotWritable_ErrorAndPredictionBoth()
    {
        _folder.Digits(1);
        _folder.Text("file");

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/0.png\" -ChartDirectory \"$folder/file\"");

        Assert.Null(result.Failure);
        Assert.Equal([7], result.Values("Digit"));
        ScriptResult.Check(Assert.Single(result.Errors), "OutputNotWritable", ErrorCategory.WriteError, target: null);
    }
}
