namespace DigitTools.PowerShell.Tests;

/// <summary>The script that schedulers start, and the one that looks after it.</summary>
public sealed class ScheduleTests : IDisposable
{
    private static readonly string s_examples = Path.Combine(Repository.Root, "examples");

    private readonly TestFolder _folder = new();

    public ScheduleTests() => _folder.Folder("inbox");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BatchScript_ExitCode_TellsTheSchedulerHowItWent()
    {
        _folder.Digit("inbox/a.png", 0);
        ChildResult good = Run();
        Assert.True(good.ExitCode == 0, good.Errors);
        Assert.Contains("1 recognized", good.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["done/a.png"]));

        _folder.Text("inbox/bad.png");
        ChildResult bad = Run();
        Assert.Equal(1, bad.ExitCode);
        Assert.Contains("bad.png", bad.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["errors/bad.png"]));
        Assert.Equal(0, Run().ExitCode);

        Directory.Delete(_folder["inbox"]);
        ChildResult gone = Run();
        Assert.Equal(2, gone.ExitCode);
        Assert.Contains("no folder", gone.Errors, StringComparison.Ordinal);
        // The folder that is gone has no run.
        IEnumerable<string> log = File.ReadLines(_folder["results.db.jsonl"]);
        Assert.Equal(3, log.Count(l => l.Contains("\"run.finished\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void BatchScript_TooFewRead_HasExitCodesOfItsOwn()
    {
        for (int i = 0; i < 10; i++) _folder.Blank($"inbox/{i}.png");
        ChildResult blank = Run("-MaximumRejected", "0.05", "-Stay");
        Assert.Equal(3, blank.ExitCode);
        Assert.Contains("10 of 10 pictures were not read", blank.Errors, StringComparison.Ordinal);

        for (int i = 0; i < 10; i++) _folder.Text($"inbox/bad {i}.png");
        ChildResult bad = Run("-MaximumRejected", "0.05", "-MaximumFailed", "0.1", "-Stay");
        Assert.Equal(4, bad.ExitCode);
        Assert.Contains("10 of 10 files failed", bad.Errors, StringComparison.Ordinal);

        // Nothing new is no trouble, and neither is the share of a few.
        Assert.Equal(0, Run("-MaximumRejected", "0", "-Stay").ExitCode);
        _folder.Blank("inbox/one.png");
        Assert.Equal(0, Run("-MaximumRejected", "0", "-Stay").ExitCode);
        _folder.Blank("inbox/two.png");
        Assert.Equal(3, Run("-MaximumRejected", "0", "-Stay", "-MinimumCount", "1").ExitCode);
    }

    [Fact]
    public void BatchScript_RecurseStayAndCsv_ReadFoldersBelowIntoATable()
    {
        string csv = _folder["digits.csv"];
        _folder.Digit("inbox/a [1].png", 0);
        _folder.Digit("inbox/below/b.png", 1);
        Run("-Recurse", "-Stay", "-CsvPath", csv).Succeeded();
        string[] first = File.ReadAllLines(csv);
        Assert.Equal(3, first.Length);

        // Nothing new: nothing changes. A new picture is added, and the old ones are in their places.
        Run("-Recurse", "-Stay", "-CsvPath", csv).Succeeded();
        Assert.Equal(first, File.ReadAllLines(csv));
        _folder.Digit("inbox/below/c.png", 2);
        Run("-Recurse", "-Stay", "-CsvPath", csv).Succeeded();
        Assert.Equal(first, File.ReadAllLines(csv)[..3]);
        Assert.Equal(4, File.ReadAllLines(csv).Length);
        Assert.Equal(["a [1].png", "below/b.png", "below/c.png"], Names("inbox"));
    }

    [Fact]
    public void BatchScript_Text_ReadsNumbers()
    {
        File.Copy(Path.Combine(s_examples, "amounts", "1025.png"), _folder["inbox/1025.png"]);
        Run("-Text").Succeeded();
        using var session = new ModuleSession();
        session["results"] = _folder["results.db"];
        Assert.Equal("1025", session.Run("Get-DigitBatchResult $results").NoErrors().Values("Text").Cast<string>().Single());
    }

    [Fact]
    public void BatchScript_WhileAnotherRunWorks_IsNoFailure()
    {
        using var held = new FileStream(_folder["results.db.lock"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(0, Run().ExitCode);
    }

    [Fact]
    public void Shell_Command_FailsWhenAPictureDoes()
    {
        string command = $"Invoke-DigitBatch '{_folder["inbox"]}' '{_folder["results.db"]}'";
        _folder.Text("inbox/bad.png");
        Assert.Equal(1, ChildShell.Run(command).ExitCode);
    }

    [Fact]
    public void CheckScript_ExitCode_IsThatOfAMonitor()
    {
        AssertCheck(3, "UNKNOWN - No run has ended yet");
        _folder.Digit("inbox/a.png", 0);
        Run("-Stay").Succeeded();
        AssertCheck(0, "OK - all is well");

        _folder.Digit("inbox/below/c.png", 1);
        Run("-Stay");
        AssertCheck(1, "WARNING - 1 pictures lie in folders below");
        Directory.Delete(_folder["inbox/below"], recursive: true);
        _folder.Blank("inbox/b.png");
        Run("-Stay");
        AssertCheck(0, "recognized=1 unread=1 failed=0 remaining=0", "-MaximumRejected", "0.5");
        AssertCheck(1, "WARNING - too many pictures were not read", "-MaximumRejected", "0.4");
        _folder.Text("inbox/bad.png");
        Run("-Stay");
        AssertCheck(1, "WARNING - some files failed", "-MaximumFailed", "0.4");
        AssertCheck(2, "CRITICAL - too many files failed", "-MaximumFailed", "0.3");

        // A rotated log counts as long as the new one knows of no run.
        File.Move(_folder["results.db.jsonl"], _folder["results.db.jsonl.1"]);
        AssertCheck(1, "WARNING - some files failed", "-MaximumFailed", "1");
        string old = File.ReadAllText(_folder["results.db.jsonl.1"]).Replace("\"time\":\"20", "\"time\":\"19", StringComparison.Ordinal);
        _folder.Text("results.db.jsonl", old);
        AssertCheck(2, "CRITICAL - the last run is too long ago");
    }

    private void AssertCheck(int code, string told, params string[] arguments)
    {
        ChildResult result = ChildShell.RunFile(
            [Path.Combine(s_examples, "04-Check-Batch.ps1"), "-Database", _folder["results.db"], .. arguments]);
        Assert.Contains(told, Assert.Single(result.Lines), StringComparison.Ordinal);
        Assert.Equal(code, result.ExitCode);
    }

    private IEnumerable<string> Names(string folder) =>
        _folder.Files.Where(f => f.StartsWith(folder + "/", StringComparison.Ordinal)).Select(f => f[(folder.Length + 1)..]);

    private ChildResult Run(params string[] arguments) => ChildShell.RunFile(
        [Path.Combine(s_examples, "03-Batch.ps1"), "-Path", _folder["inbox"], "-Database", _folder["results.db"], .. arguments]);
}
