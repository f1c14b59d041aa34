using System.Diagnostics;

namespace DigitTools.PowerShell.Tests;

/// <summary>Merge-DigitBatchResult in a process that is killed.</summary>
public sealed class MergeTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public MergeTests()
    {
        _folder.Folder("inbox");
        _session["root"] = _folder.FullName;
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Merge_Killed_LeavesTheOldRowsOrTheNew()
    {
        const int Old = 12, New = 40;
        Read(0, Old);
        _session.Run("$null = Merge-DigitBatchResult $root/shard-*.db $root/all.db").NoErrors();
        Read(Old, New);
        for (int kill = 0; kill < 3; kill++)
        {
            // The process says when it begins; a merge of so few rows takes some milliseconds from there.
            string command = $"'begins'; Merge-DigitBatchResult '{_folder.FullName}/shard-*.db' '{_folder["all.db"]}'";
            string[] arguments = [ChildShell.Program, "-NonInteractive", "-Command", command];
            using Process process = Process.Start(new ProcessStartInfo(ChildShell.Host, arguments) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadLine();
            Thread.Sleep(kill * 100);
            process.Kill();
            process.WaitForExit();
            Assert.Contains(_session.Run("Get-DigitBatchResult $root/all.db").NoErrors().Output.Count, new[] { Old, Old + New });
        }

        Assert.Equal((long)Old + New, _session.Run("Merge-DigitBatchResult $root/shard-*.db $root/all.db").Value<long>("Pictures"));
    }

    /// <summary>Reads more pictures in two shards.</summary>
    private void Read(int first, int count)
    {
        for (int i = first; i < first + count; i++) _folder.Digit($"inbox/{i}.png", i);
        _session.Run(
            """
            0, 1 | ForEach-Object {
                Invoke-DigitBatch $root/inbox $root/shard-$_.db -SettleTime 0 -ShardIndex $_ -ShardCount 2
            }
            """).NoErrors();
    }
}
