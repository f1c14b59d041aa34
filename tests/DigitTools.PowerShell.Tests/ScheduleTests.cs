using System.Diagnostics;
using System.Management.Automation.Language;

namespace DigitTools.PowerShell.Tests;

/// <summary>The examples for schedulers: the script by running it, the rest by what can be checked of it here.</summary>
public sealed class ScheduleTests : IDisposable
{
    private static readonly string s_examples = Path.Combine(Repository.Root, "examples");
    private static readonly string s_schedule = Path.Combine(s_examples, "schedule");

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BatchScript_ExitCode_TellsTheSchedulerHowItWent()
    {
        _folder.Folder("inbox");
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
    public void BatchScript_WhileAnotherRunWorks_IsNoFailure()
    {
        _folder.Folder("inbox");
        using var held = new FileStream(_folder["results.db.lock"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(0, Run().ExitCode);
    }

    [Fact]
    public void Shell_Command_FailsWhenAPictureDoes()
    {
        _folder.Folder("inbox");
        string command = $"Invoke-DigitBatch '{_folder["inbox"]}' '{_folder["results.db"]}'";
        _folder.Text("inbox/bad.png");
        Assert.Equal(1, ChildShell.Run(command).ExitCode);
    }

    [Fact]
    public void Scripts_Syntax_IsValid()
    {
        string[] scripts = Directory.GetFiles(s_schedule, "*.ps1");
        Assert.NotEmpty(scripts);
        foreach (string script in scripts)
        {
            Parser.ParseFile(script, out _, out ParseError[] errors);
            Assert.Empty(errors.Select(e => e.Message));
        }
    }

    [Fact]
    public void SystemdUnits_Verify_FindsNothing()
    {
        const string Program = "/usr/bin/systemd-analyze";
        Assert.SkipUnless(File.Exists(Program), "systemd is not installed.");
        // The units name programs and users that this machine need not have.
        string service = File.ReadAllText(Path.Combine(s_schedule, "digits.service"));
        Assert.Contains("ExecStart=/usr/bin/pwsh ", service, StringComparison.Ordinal);
        string here = service.Replace("/usr/bin/pwsh", "/bin/true", StringComparison.Ordinal);
        _folder.Text("digits.service", here.Replace("User=digits", "User=root", StringComparison.Ordinal));
        File.Copy(Path.Combine(s_schedule, "digits.timer"), _folder["digits.timer"]);

        string[] arguments = ["verify", "--man=no", _folder["digits.service"], _folder["digits.timer"]];
        ChildResult result = ChildProcess.Run(new ProcessStartInfo(Program, arguments));

        Assert.Equal("", result.Output + result.Errors);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void Cron_Line_HasAScheduleAUserAndTheScript()
    {
        IEnumerable<string> lines = File.ReadLines(Path.Combine(s_schedule, "digits.cron"));
        string line = Assert.Single(lines, l => l.Length > 0 && l[0] != '#' && !l.Contains('=', StringComparison.Ordinal));
        string[] words = line.Split(' ');
        Assert.All(words[..5], field => Assert.Matches(@"^(\*|\d+)(/\d+)?$", field));
        Assert.Equal(["digits", "pwsh"], words[5..7]);
        AssertNamesTheScript(line);
    }

    [Fact]
    public void Files_OfEachScheduler_NameTheScriptAndItsParameters()
    {
        string[] names = ["digits.cron", "digits.service", "Containerfile", "Register-DigitTask.ps1"];
        Assert.All(names, name => AssertNamesTheScript(File.ReadAllText(Path.Combine(s_schedule, name))));
    }

    [Fact]
    public void Containerfile_Copies_WhatTheBuildMakes()
    {
        IEnumerable<string> lines = File.ReadLines(Path.Combine(s_schedule, "Containerfile"));
        foreach (string line in lines.Where(l => l.StartsWith("COPY ", StringComparison.Ordinal)))
        {
            foreach (string source in line.Split(' ')[1..^1])
                Assert.True(Path.Exists(Path.Combine(Repository.Root, source)), $"There is no {source} to copy.");
        }
    }

    private static void AssertNamesTheScript(string text)
    {
        Assert.Contains("04-Batch.ps1", text, StringComparison.Ordinal);
        Assert.Contains("-Path", text, StringComparison.Ordinal);
        Assert.Contains("-Database", text, StringComparison.Ordinal);
    }

    private ChildResult Run() =>
        ChildShell.RunFile(Path.Combine(s_examples, "04-Batch.ps1"), "-Path", _folder["inbox"], "-Database", _folder["results.db"]);
}
