using System.Text.RegularExpressions;

namespace DigitTools.PowerShell.Tests;

/// <summary>The table of exit codes in docs/server.md, script by script.</summary>
public sealed partial class ExampleExitCodeTests : IDisposable
{
    private static readonly string s_examples = Path.Combine(Repository.Root, "examples");

    private readonly TestFolder _folder = new();

    /// <summary>The scripts that use the module.</summary>
    public static TheoryData<string> Users =>
    [
        "01-Recognize-Folder.ps1", "02-Train-And-Evaluate.ps1", "03-Batch.ps1", "04-Check-Batch.ps1", "05-Report.ps1",
        "06-Read-Numbers.ps1", "slurm/shard.ps1", "slurm/merge.ps1",
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Table_OfExitCodes_NamesEveryScript()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "server.md"));
        string table = page[page.IndexOf("## Exit codes", StringComparison.Ordinal)..];
        IEnumerable<string> scripts = Directory.EnumerateFiles(s_examples, "*.ps1", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(s_examples, f).Replace('\\', '/'));
        Assert.All(scripts, script => Assert.Contains($"`{script}`", table, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Users))]
    public void Script_WithoutTheModule_CouldNotBeDone(string script)
    {
        // Far from the module, in a pwsh that has none.
        string copy = _folder.Write($"copied/{script}", File.ReadAllBytes(Path.Combine(s_examples, script)));
        ChildResult result = ChildShell.Start(
            [ChildShell.Pwsh, "-NoProfile", "-NonInteractive", "-File", copy],
            ("PSModulePath", _folder["none"]), ("HOME", _folder.FullName), ("XDG_DATA_HOME", _folder.FullName));

        Assert.Equal(script == "04-Check-Batch.ps1" ? 3 : 2, result.ExitCode);
        Assert.Contains("DigitTools.psd1", Unbroken(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("03-Batch.ps1", 2, "-Path is missing")]
    [InlineData("03-Batch.ps1", 2, "-Database is missing", "-Path", "x")]
    [InlineData("03-Batch.ps1", 2, "There is no parameter for '-Pfad'", "-Pfad", "x")]
    [InlineData("03-Batch.ps1", 2, "5 is no share", "-Path", "x", "-Database", "x", "-MaximumRejected", "5")]
    [InlineData("03-Batch.ps1", 2, "Cannot convert", "-Path", "x", "-Database", "x", "-MaximumFailed", "many")]
    [InlineData("04-Check-Batch.ps1", 3, "-Database is missing")]
    [InlineData("04-Check-Batch.ps1", 3, "There is no parameter for '-Pfad'", "-Pfad", "x")]
    [InlineData("slurm/shard.ps1", 2, "is missing")]
    [InlineData("slurm/merge.ps1", 2, "-WorkPath is missing")]
    [InlineData("schedule/Send-Failure.ps1", 2, "There is nobody to tell")]
    [InlineData("schedule/Send-Failure.ps1", 2, "refused", "-WebHook", "http://127.0.0.1:1/")]
    [InlineData("schedule/Register-DigitTask.ps1", 2, "-Path is missing")]
    public void Script_WithWrongParameters_CouldNotBeDone(string script, int code, string told, params string[] arguments)
    {
        ChildResult result = ChildShell.RunFile([Path.Combine(s_examples, script), .. arguments]);
        Assert.Equal(code, result.ExitCode);
        Assert.Contains(told, Unbroken(result), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("01-Recognize-Folder.ps1", "-ChartDirectory")]
    [InlineData("05-Report.ps1", "-OutputPath")]
    [InlineData("06-Read-Numbers.ps1", "-CsvPath")]
    public void Script_WithABadPictureOrNoFolder_TellsWhich(string script, string output)
    {
        string inbox = _folder.Folder("inbox");
        _folder.Digit("inbox/a.png", 0);
        _folder.Text("inbox/bad.png");
        string[] arguments = [output, _folder["out/written"], .. script.StartsWith("06", StringComparison.Ordinal)
            ? ["-ChartDirectory", _folder["charts"]]
            : Array.Empty<string>()];
        ChildResult bad = ChildShell.RunFile([Path.Combine(s_examples, script), "-Path", inbox, .. arguments]);
        Assert.Equal(1, bad.ExitCode);
        Assert.Contains("bad.png", bad.Errors, StringComparison.Ordinal);
        Assert.True(Path.Exists(_folder["out/written"]));

        ChildResult gone = ChildShell.RunFile([Path.Combine(s_examples, script), "-Path", _folder["gone"], .. arguments]);
        Assert.Equal(2, gone.ExitCode);
    }

    [Fact]
    public void Slurm_ExitCode_TellsWhetherAnotherTryMayHelp()
    {
        string work = _folder.Folder("work");
        (string, string)[] task = [("SLURM_ARRAY_TASK_ID", "0"), ("DIGITTOOLS_SHARD_COUNT", "2")];
        Assert.Equal(1, Slurm("shard.ps1", task, "-Path", _folder["gone"], "-WorkPath", work));
        Assert.Equal(2, Slurm("shard.ps1", [task[0], ("DIGITTOOLS_SHARD_COUNT", "no")], "-Path", work, "-WorkPath", work));
        Assert.Equal(0, Slurm("shard.ps1", task, "-Path", work, "-WorkPath", work));
        Assert.Equal(1, Slurm("merge.ps1", task, "-WorkPath", work));
        Assert.Equal(2, Slurm("merge.ps1", task, "-WorkPath", _folder.Folder("empty")));
    }

    private static int Slurm(string script, (string Name, string Value)[] environment, params string[] arguments) => ChildShell.Start(
        [ChildShell.Program, "-NoProfile", "-NonInteractive", "-File", Path.Combine(s_examples, "slurm", script), .. arguments],
        environment).ExitCode;

    /// <summary>What a process wrote, without the breaks and frames that the view of an error puts into it.</summary>
    private static string Unbroken(ChildResult result) => Break().Replace(result.Output + result.Errors, " ");

    [GeneratedRegex(@"\s*\n\s*\|?\s*")]
    private static partial Regex Break();
}
