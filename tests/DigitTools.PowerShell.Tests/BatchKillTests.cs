using System.Diagnostics;
using System.Management.Automation;
using System.Security.Cryptography;

namespace DigitTools.PowerShell.Tests;

/// <summary>Batches in processes of their own, killed or side by side. The benchmark batch-kill does the same on a larger scale.</summary>
public sealed class BatchKillTests : IDisposable
{
    private const int Pictures = 1500;

    /// <summary>Long enough for the slowest machine; only a hang takes it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, int> _digits = [];

    public BatchKillTests()
    {
        _folder.Folder("inbox");
        for (int i = 0; i < Pictures; i++)
        {
            string path = _folder.Digit($"inbox/{i:0000}.png", i);
            // What follows the end of a PNG is no part of the picture, and tells it from all others.
            File.AppendAllText(path, $" {i}");
            _digits.Add(Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))), Mnist.Test.Label(i));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void InvokeDigitBatch_KilledAtAnyMoment_LosesNothingAndDoesNothingTwice()
    {
        foreach (int moved in (int[])[1, 300, 900])
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
        ScriptResult first = session.Run("Invoke-DigitBatch $inbox $db -SettleTime ([timespan]::Zero) -PassThru | ForEach-Object { $during.Invoke(); $_ }").NoErrors();

        Assert.Equal(Pictures + 1, first.Output.Count);
        second!.FailedWith("DatabaseBusy", System.Management.Automation.ErrorCategory.ResourceBusy, _folder["results.db"]);
        Assert.Contains($"process {Environment.ProcessId}", second.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal((long)Pictures, other.Run("Invoke-DigitBatch $inbox $db -WaitTime 00:05:00").Value<long>("Skipped"));
    }

    [Fact]
    public void InvokeDigitBatch_StoppedByTheUser_KeepsWhatIsReadAndGoesOn()
    {
        using var session = new ModuleSession();
        session["inbox"] = _folder["inbox"];
        session["db"] = _folder["results.db"];
        using System.Management.Automation.PowerShell engine = session.NewEngine("Invoke-DigitBatch $inbox $db -SettleTime ([timespan]::Zero) -ThrottleLimit 1 -PassThru");
        var output = new System.Management.Automation.PSDataCollection<System.Management.Automation.PSObject>();
        using var begun = new ManualResetEventSlim();
        output.DataAdded += (_, _) => begun.Set();
        engine.BeginInvoke<System.Management.Automation.PSObject, System.Management.Automation.PSObject>(null, output);
        Assert.True(begun.Wait(s_patience, TestContext.Current.CancellationToken));
        engine.Stop();

        int kept = session.Run("Get-DigitBatchResult $db").NoErrors().Output.Count;
        ScriptResult next = session.Run("Invoke-DigitBatch $inbox $db");
        Assert.Equal(((long)kept, (long)Pictures - kept), (next.Value<long>("Skipped"), next.Value<long>("Processed")));
    }

    private int Count(string name) => Directory.Exists(_folder[name]) ? Directory.EnumerateFiles(_folder[name]).Count(f => Path.GetFileName(f)[0] != '.') : 0;

    private Process Start()
    {
        string command = $"Invoke-DigitBatch '{_folder["inbox"]}' '{_folder["results.db"]}' -MoveTo '{_folder["done"]}' -RejectTo '{_folder["rejected"]}' -SettleTime ([timespan]::Zero)";
        return Process.Start(new ProcessStartInfo(ChildShell.Host, [ChildShell.Program, "-NonInteractive", "-Command", command]) { RedirectStandardOutput = true })!;
    }
}
