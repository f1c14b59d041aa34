using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace DigitTools.PowerShell.Tests;

/// <summary>-ShardIndex and -ShardCount of Invoke-DigitBatch, and Merge-DigitBatchResult, through the module.</summary>
public sealed class MergeTests : IDisposable
{
    private const int Pictures = 12;

    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public MergeTests()
    {
        _folder.Folder("inbox/a b");
        for (int i = 0; i < Pictures; i++) _folder.Digit($"inbox/{(i % 2 == 0 ? "a b/" : "")}{i}.png", i);
        _session["inbox"] = _folder["inbox"];
        _session["root"] = _folder.FullName;
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Shards_DivideThePicturesAndAreMerged()
    {
        ScriptResult shards = Shards(3);
        Assert.Equal([0, 1, 2], shards.Values("ShardIndex"));
        Assert.Equal([3, 3, 3], shards.Values("ShardCount"));
        Assert.Equal(Pictures, shards.Values("Processed").Sum(p => (long)p!));

        ScriptResult merged = _session.Run("Merge-DigitBatchResult $root/shard-*.db $root/all.db");
        Assert.Equal((3, 3, 12L, 12L), (merged.Value<int>("Sources"), merged.Value<int>("ShardCount"), merged.Value<long>("Pictures"), merged.Value<long>("Added")));
        Assert.Equal(_folder["all.db"], merged.Value<string>("Database"));
        ScriptResult again = _session.Run("0..2 | ForEach-Object { \"$root/shard-$_.db\" } | Merge-DigitBatchResult -Database $root/all.db -ExpectedShardCount 3");
        Assert.Equal((0L, 0L, 12L), (again.Value<long>("Added"), again.Value<long>("Updated"), again.Value<long>("Unchanged")));

        _session.Run("$null = Invoke-DigitBatch $inbox $root/one.db -Recurse -SettleTime ([timespan]::Zero)").NoErrors();
        const string Rows = "| ForEach-Object { '{0} {1} {2} {3}' -f $_.Path, $_.Digit, $_.Confidence, $_.ContentHash }";
        Assert.Equal(
            _session.Run($"Get-DigitBatchResult $root/one.db {Rows}").NoErrors().Output.Select(o => o.ToString()).Order(StringComparer.Ordinal),
            _session.Run($"Get-DigitBatchResult $root/all.db {Rows}").NoErrors().Output.Select(o => o.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Shards_ComeFromTheEnvironmentOfAnArray()
    {
        string script = $"Invoke-DigitBatch '{_folder["inbox"]}' '{_folder["x.db"]}' -Recurse -SettleTime ([timespan]::Zero) | ForEach-Object {{ '{{0}} of {{1}}: {{2}}' -f $_.ShardIndex, $_.ShardCount, $_.Processed }}";
        string expected = _session.Run("(Invoke-DigitBatch $inbox $root/y.db -Recurse -ShardIndex 2 -ShardCount 4 -SettleTime ([timespan]::Zero)).Processed").One.ToString();
        Assert.Equal($"2 of 4: {expected}", ChildShell.Run(
            script, ("SLURM_ARRAY_TASK_ID", "3"), ("SLURM_ARRAY_TASK_MIN", "1"), ("SLURM_ARRAY_TASK_MAX", "4"), ("SLURM_ARRAY_TASK_COUNT", "4"), ("SLURM_ARRAY_TASK_STEP", "1")).Succeeded().Output.Trim());
    }

    [Theory]
    [InlineData("-ShardIndex 1", "ShardCount")]
    [InlineData("-ShardCount 4", "ShardIndex")]
    [InlineData("-ShardIndex 4 -ShardCount 4", "ShardIndex")]
    public void Shards_WithOneOfBothOrAWrongOne_AreRefusedBeforeAnythingIsWritten(string parameters, string target)
    {
        _session.Run($"Invoke-DigitBatch $inbox $root/x.db -Recurse {parameters}").FailedWith("ShardInvalid", ErrorCategory.InvalidArgument, target);
        Assert.False(File.Exists(_folder["x.db"]));
    }

    [Fact]
    public void Merge_WithoutAShard_NamesItAndMergesNothing()
    {
        Shards(3);
        _session.Run("Merge-DigitBatchResult $root/shard-0.db, $root/shard-2.db $root/all.db").FailedWith("ShardMissing", ErrorCategory.ResourceUnavailable, "1");
        Assert.False(File.Exists(_folder["all.db"]));

        ScriptResult part = _session.Run("Merge-DigitBatchResult $root/shard-0.db, $root/shard-2.db $root/all.db -AllowMissing");
        Assert.Equal([1], part.Value<int[]>("MissingShard"));
        Assert.Contains(part.Warning, w => w.Contains("shards 1,", StringComparison.Ordinal));
    }

    [Fact]
    public void Merge_OfTwoDivisions_IsRefused()
    {
        Shards(3);
        _session.Run("$null = Invoke-DigitBatch $inbox $root/other.db -Recurse -ShardIndex 0 -ShardCount 2 -SettleTime ([timespan]::Zero)").NoErrors();
        _session.Run("Merge-DigitBatchResult $root/*.db $root/all.db").FailedWith("ShardMismatch", ErrorCategory.InvalidData, null);
        _session.Run("Merge-DigitBatchResult $root/shard-*.db $root/all.db -ExpectedShardCount 4").FailedWith("ShardMismatch", ErrorCategory.InvalidData, null);
        Assert.False(File.Exists(_folder["all.db"]));
    }

    [Fact]
    public void Merge_WithNothingToMerge_SaysSo()
    {
        _session.Run("Merge-DigitBatchResult $root/none-*.db $root/all.db").FailedWith("NoDatabase", ErrorCategory.ObjectNotFound, null);
        _session.Run("Merge-DigitBatchResult -LiteralPath $root/none.db $root/all.db").FailedWith("DatabaseNotFound", ErrorCategory.ObjectNotFound, _folder["none.db"]);
        _session.Run("Merge-DigitBatchResult \"$inbox/1.png\" $root/all.db").FailedWith("DatabaseInvalid", ErrorCategory.InvalidData, _folder["inbox/1.png"]);
        Assert.False(File.Exists(_folder["all.db"]));
    }

    [Fact]
    public void Merge_WhatIf_MergesNothing()
    {
        Shards(2);
        Assert.Empty(_session.Run("Merge-DigitBatchResult $root/shard-*.db $root/all.db -WhatIf").NoErrors().Output);
        Assert.False(File.Exists(_folder["all.db"]));
    }

    [Fact]
    public void Merge_Killed_LeavesTheOldRowsOrTheNew()
    {
        Shards(2);
        _session.Run("$null = Merge-DigitBatchResult $root/shard-*.db $root/all.db").NoErrors();
        for (int i = Pictures; i < Pictures + 40; i++) _folder.Digit($"inbox/{i}.png", i);
        Shards(2);
        int before = Rows();
        for (int kill = 0; kill < 3; kill++)
        {
            // The process says when it begins; a merge of so few rows takes some milliseconds from there.
            var start = new ProcessStartInfo(ChildShell.Host, [ChildShell.Program, "-NonInteractive", "-Command", $"'begins'; Merge-DigitBatchResult '{_folder.FullName}/shard-*.db' '{_folder["all.db"]}'"]) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            process.StandardOutput.ReadLine();
            Thread.Sleep(kill * 100);
            process.Kill();
            process.WaitForExit();
            Assert.Contains(Rows(), new[] { before, before + 40 });
        }

        Assert.Equal(before + 40, _session.Run("Merge-DigitBatchResult $root/shard-*.db $root/all.db").Value<long>("Pictures"));
    }

    private int Rows() => _session.Run("@(Get-DigitBatchResult $root/all.db).Count").One.BaseObject is int count ? count : 0;

    private ScriptResult Shards(int count) => _session.Run(string.Create(
        CultureInfo.InvariantCulture, $"0..{count - 1} | ForEach-Object {{ Invoke-DigitBatch $inbox \"$root/shard-$_.db\" -Recurse -ShardIndex $_ -ShardCount {count} -SettleTime ([timespan]::Zero) }}")).NoErrors();
}
