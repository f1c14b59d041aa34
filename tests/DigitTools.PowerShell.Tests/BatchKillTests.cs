using System.Diagnostics;
using System.Management.Automation;
using System.Security.Cryptography;
using Engine = System.Management.Automation.PowerShell;

namespace DigitTools.PowerShell.Tests;

/// <summary>Batches in processes of their own, killed or side by side. The benchmark batch-kill does the same on a larger scale.</summary>
public sealed class BatchKillTests : IDisposable
{
    /// <summary>Long enough for the slowest machine; only a hang takes it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, int> _digits = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void InvokeDigitBatch_KilledAtAnyMoment_LosesNothingAndDoesNothingTwice()
    {
        const int Pictures = 900;
        Write(Pictures);
        foreach (int moved in (int[])[1, 200, 500])
        {
            using Process process = Start();
            var clock = Stopwatch.StartNew();
            while (!process.HasExited && Count("done") < moved && clock.Elapsed < s_patience) Thread.Sleep(1);
            process.Kill();
            process.WaitForExit();
        }

        using (Process last = Start()) Assert.True(last.WaitForExit(s_patience));

        using var session = new ModuleSession();
        session["db"] = _folder["results.db"];
        ScriptResult rows = session.Run("Get-DigitBatchResult $db").NoErrors();
        Assert.Equal(Pictures, rows.Output.Count);
        Assert.Equal(Pictures, Count("done") + Count("rejected") + Count("inbox"));
        Assert.Equal(0, Count("inbox"));
        Assert.Equal(_digits.Keys.Order(StringComparer.Ordinal), rows.Values("ContentHash").Cast<string>().Order(StringComparer.Ordinal));
        int right = 0;
        foreach (PSObject row in rows.Output)
        {
            string path = (string)row.Properties["Path"].Value, hash = (string)row.Properties["ContentHash"].Value;
            Assert.Equal(hash, Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));
            if (Equals(row.Properties["Digit"].Value, _digits[hash])) right++;
        }

        Assert.InRange(right, Pictures * 97 / 100, Pictures);
    }

    [Fact]
    public void InvokeDigitBatch_TwoAtOnce_OneWorksAndTheOtherSaysSo()
    {
        const int Pictures = 100;
        Write(Pictures);
        using var session = new ModuleSession();
        using var other = new ModuleSession();
        foreach (ModuleSession s in (ModuleSession[])[session, other])
        {
            s["inbox"] = _folder["inbox"];
            s["db"] = _folder["results.db"];
        }

        // The rows come out while the run has the database.
        ScriptResult? second = null;
        session["during"] = new Action(() => second ??= other.Run("Invoke-DigitBatch $inbox $db"));
        ScriptResult first = session.Run(
            "Invoke-DigitBatch $inbox $db -SettleTime ([timespan]::Zero) -PassThru | ForEach-Object { $during.Invoke(); $_ }").NoErrors();

        Assert.Equal(Pictures + 1, first.Output.Count);
        second!.FailedWith("DatabaseBusy", ErrorCategory.ResourceBusy, _folder["results.db"]);
        Assert.Contains($"process {Environment.ProcessId}", second.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal((long)Pictures, other.Run("Invoke-DigitBatch $inbox $db -WaitTime 00:05:00").Value<long>("Skipped"));
    }

    [Fact]
    public void InvokeDigitBatch_StoppedByTheUser_KeepsWhatIsReadAndGoesOn()
    {
        const int Pictures = 600;
        Write(Pictures);
        using var session = new ModuleSession();
        session["inbox"] = _folder["inbox"];
        session["db"] = _folder["results.db"];
        using Engine engine = session.NewEngine("Invoke-DigitBatch $inbox $db -SettleTime ([timespan]::Zero) -ThrottleLimit 1 -PassThru");
        var output = new PSDataCollection<PSObject>();
        using var begun = new ManualResetEventSlim();
        output.DataAdded += (_, _) => begun.Set();
        engine.BeginInvoke<PSObject, PSObject>(null, output);
        Assert.True(begun.Wait(s_patience, TestContext.Current.CancellationToken));
        engine.Stop();

        int kept = session.Run("Get-DigitBatchResult $db").NoErrors().Output.Count;
        ScriptResult next = session.Run("Invoke-DigitBatch $inbox $db");
        Assert.Equal(((long)kept, (long)Pictures - kept), (next.Value<long>("Skipped"), next.Value<long>("Processed")));
    }

    /// <summary>Fills the inbox, and keeps what each picture shows.</summary>
    private void Write(int pictures)
    {
        _folder.Folder("inbox");
        for (int i = 0; i < pictures; i++)
        {
            string path = _folder.Digit($"inbox/{i:0000}.png", i);
            // What follows the end of a PNG is no part of the picture, and tells it from all others.
            File.AppendAllText(path, $" {i}");
            _digits.Add(Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))), Mnist.Test.Label(i));
        }
    }

    private int Count(string name) =>
        Directory.Exists(_folder[name]) ? Directory.EnumerateFiles(_folder[name]).Count(f => Path.GetFileName(f)[0] != '.') : 0;

    private Process Start()
    {
        string command = $$"""
            $moves = @{ MoveTo = '{{_folder["done"]}}'; RejectTo = '{{_folder["rejected"]}}' }
            Invoke-DigitBatch '{{_folder["inbox"]}}' '{{_folder["results.db"]}}' -SettleTime 0 @moves
            """;
        string[] arguments = [ChildShell.Program, "-NonInteractive", "-Command", command];
        return Process.Start(new ProcessStartInfo(ChildShell.Host, arguments) { RedirectStandardOutput = true })!;
    }
}
