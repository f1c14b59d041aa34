namespace DigitTools.PowerShell.Tests;

/// <summary>The warning that a picture is an animation, and which of its frames was read.</summary>
public sealed class AnimationTests : IDisposable
{
    private const int Side = 28;

    private const string More = "Where there are more of them, -Verbose names them.";

    private static readonly GifFrame s_blank = GifFrame.Plain(0, 0, Side, Side, 0);
    private static readonly GifFrame s_seven = new(0, 0, Side, Side, Mnist.Test.Pixels(0));

    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void GetDigitPrediction_Animations_WarnsOnceARunAndTellsTheOthersWithVerbose()
    {
        _session["second"] = Write("second.gif", s_blank, s_seven, s_blank);
        _session["first"] = Write("first.gif", s_seven, s_blank);
        _session["blank"] = Write("blank.gif", s_blank, s_blank);
        _session["single"] = Write("single.gif", s_seven);
        _session["charts"] = _folder["charts"];
        ScriptResult result = _session.Run(
            "Get-DigitPrediction $second, $single, $first, $blank -ChartDirectory $charts -Verbose").NoErrors();

        Assert.Equal([7, 7, 7, null], result.Values("Digit"));
        Assert.Equal(
            [
                $"'{_folder["second.gif"]}' is an animation of 3 frames: frame 2, the first that isn't blank, was read. {More}",
            ],
            result.Warnings);
        Assert.Equal(
            [
                $"'{_folder["first.gif"]}' is an animation of 2 frames: frame 1, the first that isn't blank, was read.",
                $"'{_folder["blank.gif"]}' is an animation of 2 frames: frame 1 was read, as the frames that were looked at are blank, "
                + "the first 2.",
            ],
            result.Verbose.Where(v => v.Contains("animation", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Get-DigitPrediction $file -WarningAction SilentlyContinue -WarningVariable told; $told.Count")]
    [InlineData("Invoke-DigitBatch $inbox $database -SettleTime 0:0:0 -WarningAction SilentlyContinue -WarningVariable told; $told.Count")]
    public void Cmdlet_WarningActionSilentlyContinue_KeepsTheWarningForTheVariable(string command)
    {
        Inbox();
        ScriptResult result = _session.Run(command).NoErrors();
        Assert.Empty(result.Warnings);
        Assert.Equal(1, result.Output[^1].BaseObject);
    }

    [Fact]
    public void GetDigitPrediction_WarningActionStop_EndsAtTheAnimation()
    {
        Inbox();
        ScriptResult result = _session.Run("Get-DigitPrediction $file -WarningAction Stop");
        Assert.Contains("is an animation of 2 frames", result.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InvokeDigitBatch_Animation_WarnsInTheRunThatReadsIt()
    {
        Inbox();
        ScriptResult result = _session.Run("Invoke-DigitBatch $inbox $database -SettleTime 0:0:0");
        Assert.Equal((1L, 0L), (result.Value<long>("Recognized"), result.Value<long>("Failed")));
        string path = _folder["inbox", "seven.gif"];
        Assert.Equal([$"'{path}' is an animation of 2 frames: frame 2, the first that isn't blank, was read. {More}"], result.Warnings);
        Assert.Empty(_session.Run("Invoke-DigitBatch $inbox $database -SettleTime 0:0:0").NoErrors().Warnings);
    }

    private void Inbox()
    {
        _session["inbox"] = _folder.Folder("inbox");
        _session["file"] = Write(Path.Combine("inbox", "seven.gif"), s_blank, s_seven);
        _session["database"] = _folder["results.db"];
    }

    private string Write(string name, params GifFrame[] frames) => _folder.Write(name, GifFile.Animation(Side, Side, frames));
}
