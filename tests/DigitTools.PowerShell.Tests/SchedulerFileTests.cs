using System.Management.Automation.Language;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace DigitTools.PowerShell.Tests;

/// <summary>What starts the script: the files for each scheduler, and what tells people of a failure.</summary>
public sealed class SchedulerFileTests : IDisposable
{
    private const string Analyze = "/usr/bin/systemd-analyze";

    /// <summary>Where every file finds pwsh, and README and docs/server.md install it.</summary>
    private const string Pwsh = "/usr/local/bin/pwsh";

    private static readonly string s_schedule = Path.Combine(Repository.Root, "examples", "schedule");
    private static readonly string s_send = Path.Combine(s_schedule, "Send-Failure.ps1");

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Scripts_Syntax_IsValid()
    {
        string[] scripts = Directory.GetFiles(Path.Combine(Repository.Root, "examples"), "*.ps1", SearchOption.AllDirectories);
        Assert.True(scripts.Length >= 10);
        foreach (string script in scripts)
        {
            Parser.ParseFile(script, out _, out ParseError[] errors);
            Assert.Empty(errors.Select(e => e.Message));
        }
    }

    [Fact]
    public void SystemdUnits_WherePwshIsInstalled_VerifyFindsNothing()
    {
        ChildResult result = AnalyzeUnits("verify", "--man=no", "digits.service", "digits.timer", "digits-failed@digits.service");
        Assert.Equal("", result.Output + result.Errors);
        Assert.Equal(0, result.ExitCode);

        // That the check looks for the program: without it, it fails.
        File.Delete(_folder["root" + Pwsh]);
        Assert.Contains($"{Pwsh} is not executable", AnalyzeUnits("verify", "--man=no", "digits.service").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void SystemdService_Security_IsBetterThanThree()
    {
        // A tenth of a point is 1 here.
        ChildResult result = AnalyzeUnits("security", "--offline=true", "--threshold=30", "digits.service");
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
        string[] lines = File.ReadAllLines(Path.Combine(s_schedule, "digits.service"));
        string[] needed = ["PrivateNetwork=true", "PrivateUsers=true", "CapabilityBoundingSet=", "SystemCallFilter=@system-service"];
        Assert.Empty(needed.Except(lines));
        // The JIT writes code and runs it.
        Assert.DoesNotContain(lines, l => l.StartsWith("MemoryDenyWriteExecute=", StringComparison.Ordinal));
        Assert.Contains("OnFailure=digits-failed@%N.service", lines);
    }

    [Fact]
    public void Cron_Line_HasAScheduleAUserAndTheScript()
    {
        IEnumerable<string> lines = File.ReadLines(Path.Combine(s_schedule, "digits.cron"));
        string line = Assert.Single(lines, l => l.Length > 0 && l[0] != '#' && !l.Contains('=', StringComparison.Ordinal));
        string[] words = line.Split(' ');
        Assert.All(words[..5], field => Assert.Matches(@"^(\*|\d+)(/\d+)?$", field));
        Assert.Equal(["digits", Pwsh], words[5..7]);
    }

    [Fact]
    public void Files_OfEachScheduler_NameTheScriptAndItsParameters()
    {
        string[] names = ["digits.cron", "digits.service", "Containerfile", "Register-DigitTask.ps1"];
        Assert.All(names, name =>
        {
            string text = File.ReadAllText(Path.Combine(s_schedule, name));
            Assert.All(["03-Batch.ps1", "-Path", "-Database"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("examples/schedule/digits.cron")]
    [InlineData("examples/schedule/digits.service")]
    [InlineData("examples/schedule/digits-failed@.service")]
    public void Files_StartPwsh_WhereItIsInstalled(string file)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, file));
        Assert.Contains(Pwsh + " -NoProfile -NonInteractive -File ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/usr/bin/pwsh", text, StringComparison.Ordinal);
        const string Install = "dotnet tool install PowerShell --version 7.6.9 --tool-path /usr/local/bin";
        Assert.All(["README.md", "docs/server.md"], page =>
            Assert.Contains(Install, File.ReadAllText(Path.Combine(Repository.Root, page)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task SendFailure_WebHook_GetsTheUnitItsExitCodeAndTheErrors()
    {
        using var listener = new HttpListener();
        string address = $"http://127.0.0.1:{FindPort()}/hook/";
        listener.Prefixes.Add(address);
        listener.Start();
        Task<string> posted = ReceiveAsync(listener);
        string log = _folder.Text("log.jsonl",
            """
            {"level":"info","event":"picture","path":"/a.png","message":"not this"}
            {"level":"error","event":"picture","path":"/b.png","errorId":"PictureUnreadable","message":"größer"}

            """);

        ChildShell.Start(
            [ChildShell.Program, "-NoProfile", "-NonInteractive", "-File", s_send, "-Unit", "digits", "-LogPath", log],
            ("DIGITS_WEBHOOK", address), ("MONITOR_EXIT_STATUS", "3")).Succeeded();

        string text = JsonDocument.Parse(await posted).RootElement.GetProperty("text").GetString()!;
        Assert.Equal(
            [$"digits on {Environment.MachineName} failed with exit code 3.", "PictureUnreadable /b.png: größer"], text.Split('\n'));
    }

    [Fact]
    public void SendFailure_Mail_GoesThroughSendmail()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no sendmail.");
        string program = _folder.Text("sendmail", $"#!/bin/sh\necho \"$@\" > '{_folder["mail"]}'\ncat >> '{_folder["mail"]}'\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        ChildShell.RunFile(s_send, "-Unit", "digits", "-MailTo", "me@example.org", "-Sendmail", program, "-LogPath", _folder["none"])
            .Succeeded();
        string[] mail = File.ReadAllLines(_folder["mail"]);
        Assert.Equal(["-t", "To: me@example.org", "Subject: digits failed"], mail[..3]);
        Assert.Contains($"digits on {Environment.MachineName} failed.", mail);
    }

    private static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<string> ReceiveAsync(HttpListener listener)
    {
        HttpListenerContext context = await listener.GetContextAsync();
        using var reader = new StreamReader(context.Request.InputStream);
        string body = await reader.ReadToEndAsync();
        context.Response.Close();
        return body;
    }

    /// <summary>Runs systemd-analyze on a root of its own, which holds the units, a pwsh and the targets that every unit needs.</summary>
    private ChildResult AnalyzeUnits(params string[] arguments)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(Analyze))
        {
            Assert.Skip("systemd is not installed.");
        }
        else if (!Directory.Exists(_folder["root"]))
        {
            const string Units = "root/etc/systemd/system/";
            File.SetUnixFileMode(_folder.Text("root" + Pwsh, "#!/bin/sh\n"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
            string[] targets = ["sysinit", "basic", "shutdown", "timers"];
            foreach (string target in targets) _folder.Text($"{Units}{target}.target", "[Unit]\nDefaultDependencies=no\n");
            foreach (string unit in Directory.EnumerateFiles(s_schedule, "digits*"))
                File.Copy(unit, _folder[Units + Path.GetFileName(unit)]);
        }

        return ChildProcess.Run(Analyze, [arguments[0], "--root=" + _folder["root"], .. arguments[1..]]);
    }
}
