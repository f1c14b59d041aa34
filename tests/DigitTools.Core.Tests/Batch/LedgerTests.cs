using DigitTools.Core.Batch;

namespace DigitTools.Core.Tests.Batch;

public sealed class LedgerTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Database => _folder["results.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ledger_Rows_ComeBackAsTheyWereSaved()
    {
        LedgerRow? recognized = null, failed = null;
        LedgerRows.Write(
            Database,
            run => recognized = LedgerRows.Recognized(run, "/inbox/a\n[1] ź.png"),
            run => failed = LedgerRows.Failed(run, "/inbox/b.png"));

        LedgerRow[] rows = LedgerRows.Read(Database);

        Assert.Equal(2, rows.Length);
        Assert.Equivalent(recognized! with { Id = 1, Run = rows[0].Run }, rows[0], strict: true);
        Assert.Equivalent(failed! with { Id = 2, Run = rows[1].Run }, rows[1], strict: true);
        Assert.Equal(recognized.Run.RunId, rows[0].Run.RunId);
    }

    [Fact]
    public void Ledger_Run_ComesBackAsItEnded()
    {
        LedgerRows.Write(Database, run => LedgerRows.Recognized(run, "/inbox/a.png"));

        using var ledger = Ledger.OpenRead(Database, TestRun.Token);
        LedgerRun run = Assert.Single(ledger.Runs(TestRun.Token));

        Assert.Equal((BatchStop.Completed, 1, 1), (run.StoppedBy, run.Counts.Processed, run.Counts.Recognized));
        Assert.Equal(["/inbox"], run.Folders);
        Assert.Equal(
            (LedgerRows.Time, "0123456789ab", 3, 0.9), (run.Started, run.ModelId, run.PreprocessingVersion, run.MinimumConfidence));
        Assert.NotNull(run.Finished);
    }

    [Fact]
    public void Ledger_Save_ReplacesTheRowOfAPathAndKeepsItsKey()
    {
        LedgerRows.Write(
            Database,
            run => LedgerRows.Failed(run, "/inbox/a.png"),
            run => LedgerRows.Recognized(run, "/inbox/b.png"),
            run => LedgerRows.Recognized(run, "/inbox/a.png", 3));

        LedgerRow[] rows = LedgerRows.Read(Database);

        Assert.Equal([1, 2], rows.Select(r => r.Id));
        Assert.Equal([3, 7], rows.Select(r => r.Digit));
        Assert.Null(rows[0].Error);
    }

    [Fact]
    public void Ledger_Rows_CrossPages()
    {
        static LedgerRow Row(LedgerRun run, int i) => LedgerRows.Recognized(run, $"/inbox/{i}.png", i % 10);
        Func<LedgerRun, LedgerRow>[] rows = [.. Enumerable.Range(0, 2001).Select(i => (Func<LedgerRun, LedgerRow>)(run => Row(run, i)))];
        LedgerRows.Write(Database, rows);

        Assert.Equal(Enumerable.Range(0, 2001).Select(i => $"/inbox/{i}.png"), LedgerRows.Read(Database).Select(r => r.Path));
        Assert.Equal(400, LedgerRows.Read(Database, new LedgerFilter { Digits = [3, 4], Statuses = [BatchStatus.Recognized] }).Length);
    }

    [Fact]
    public void Ledger_Rows_AreFilteredByEachCondition()
    {
        LedgerRows.Write(
            Database,
            run => LedgerRows.Recognized(run, "/a.png", 3),
            run => LedgerRows.Failed(run, "/b.png"),
            run => LedgerRows.Recognized(run, "/c.png", 4));
        LedgerRows.Write(Database, run => LedgerRows.Recognized(run, "/d.png", 3));
        using var ledger = Ledger.OpenRead(Database, TestRun.Token);
        string[] runs = [.. ledger.Runs(TestRun.Token).Select(r => r.RunId)];

        string Paths(LedgerFilter filter) => string.Join(" ", ledger.Rows(filter, TestRun.Token).Select(r => r.Path));

        Assert.Equal("/b.png", Paths(new LedgerFilter { Statuses = [BatchStatus.Failed, BatchStatus.Empty] }));
        Assert.Equal("/a.png /d.png", Paths(new LedgerFilter { Digits = [3, 5] }));
        Assert.Equal("/b.png", Paths(new LedgerFilter { Since = LedgerRows.Time.AddMinutes(1) }));
        Assert.Equal("/d.png", Paths(new LedgerFilter { RunIds = [runs[1], "no such run"] }));
        Assert.Equal("/a.png", Paths(new LedgerFilter { RunIds = [runs[0]], Digits = [3] }));
        Assert.Equal("/c.png", Paths(new LedgerFilter { Predicate = row => row.Path.StartsWith("/c", StringComparison.Ordinal) }));
    }

    [Fact]
    public void Ledger_Transact_LeavesNothingOfWorkThatFails()
    {
        using var ledger = Ledger.OpenOrCreate(Database, TestRun.Token);
        using var writer = new LedgerWriter(ledger, LedgerRows.Run(), TestRun.Token);
        Assert.Throws<InvalidOperationException>(() => writer.Transact(
            () =>
            {
                writer.Save(LedgerRows.Recognized(writer.Run, "/a.png"));
                throw new InvalidOperationException();
            },
            new BatchCounts { Recognized = 1 },
            TestRun.Token));

        Assert.Empty(LedgerRows.Read(Database));
        Assert.Equal(0, ledger.Runs(TestRun.Token)[0].Counts.Processed);
        Assert.Null(ledger.Find("/a.png"));
    }

    [Fact]
    public void Ledger_OpenRead_WhileARunWrites_SeesWhatIsCommitted()
    {
        using var ledger = Ledger.OpenOrCreate(Database, TestRun.Token);
        using var writer = new LedgerWriter(ledger, LedgerRows.Run(), TestRun.Token);
        writer.Transact(() => writer.Save(LedgerRows.Recognized(writer.Run, "/a.png")), default, TestRun.Token);
        using var reader = Ledger.OpenRead(Database, TestRun.Token);
        using IEnumerator<LedgerRow> rows = reader.Rows(new LedgerFilter(), TestRun.Token).GetEnumerator();
        Assert.True(rows.MoveNext());

        // A reader between two pages holds nobody up.
        writer.Transact(() => writer.Save(LedgerRows.Recognized(writer.Run, "/b.png")), default, TestRun.Token);

        Assert.Equal(2, LedgerRows.Read(Database).Length);
        Assert.Equal(["results.db"], _folder.Files);
    }

    [Fact]
    public void LedgerWriter_AfterALaterRunBegan_WritesNoMore()
    {
        using var first = Ledger.OpenOrCreate(Database, TestRun.Token);
        using var old = new LedgerWriter(first, LedgerRows.Run(), TestRun.Token);
        using var second = Ledger.OpenOrCreate(Database, TestRun.Token);
        using var later = new LedgerWriter(second, LedgerRows.Run(), TestRun.Token);

        void Save() => old.Transact(() => old.Save(LedgerRows.Recognized(old.Run, "/a.png")), default, TestRun.Token);
        DigitAssert.Throws(DigitErrorId.DatabaseBusy, Database, "Another run", Save);
        later.Transact(() => later.Save(LedgerRows.Recognized(later.Run, "/a.png")), default, TestRun.Token);

        Assert.Equal(later.Run.RunId, Assert.Single(LedgerRows.Read(Database)).Run.RunId);
    }

    [Fact]
    public void Ledger_Open_RefusesWhatIsNoLedger()
    {
        string text = _folder.Write("text.db", "This is no database, but it is long enough for a header of one."u8);
        DigitAssert.Throws(DigitErrorId.DatabaseInvalid, text, "not a database", () => OpenOrCreate(text));
        DigitAssert.Throws(DigitErrorId.DatabaseInvalid, text, "not a database", () => Ledger.OpenRead(text, TestRun.Token).Dispose());
        DigitAssert.Throws(DigitErrorId.DatabaseInvalid, _folder.FullName, "directory", () => OpenOrCreate(_folder.FullName));
        string none = _folder["none.db"];
        DigitAssert.Throws(DigitErrorId.DatabaseNotFound, none, "no database", () => Ledger.OpenRead(none, TestRun.Token).Dispose());

        string other = _folder["other.db"];
        using (var database = LedgerDatabase.Open(other, create: true)) database.Execute("CREATE TABLE t (a)");
        DigitAssert.Throws(DigitErrorId.DatabaseInvalid, other, "none of Invoke-DigitBatch", () => OpenOrCreate(other));

        Ledger.OpenOrCreate(Database, TestRun.Token).Dispose();
        using (var later = LedgerDatabase.Open(Database, create: false)) later.Execute("PRAGMA user_version = 99");
        DigitAssert.Throws(DigitErrorId.DatabaseInvalid, Database, "version 99", () => OpenOrCreate(Database));
    }

    [Fact]
    public void Ledger_OpenOrCreate_FillsAFileThatAKilledRunLeftEmpty()
    {
        _folder.Write("results.db", []);
        LedgerRows.Write(Database, run => LedgerRows.Recognized(run, "/a.png"));
        Assert.Single(LedgerRows.Read(Database));
    }

    [Fact]
    public void LedgerLock_Take_IsForOneAtATime()
    {
        using (LedgerLock.Take(Database, TimeSpan.Zero, TestRun.Token))
            DigitAssert.Throws(DigitErrorId.DatabaseBusy, Database, "Another run", () => TakeLock(TimeSpan.FromMilliseconds(300)));
        LedgerLock.Take(Database, TimeSpan.Zero, TestRun.Token).Dispose();
    }

    [Fact]
    public void LedgerLock_Take_SaysWhoWorks()
    {
        using var mine = LedgerLock.Take(Database, TimeSpan.Zero, TestRun.Token);
        using var ledger = Ledger.OpenOrCreate(Database, TestRun.Token);
        using var writer = new LedgerWriter(ledger, LedgerRows.Run(), TestRun.Token);
        string holder = $"process {Environment.ProcessId} on {Environment.MachineName}";
        DigitAssert.Throws(DigitErrorId.DatabaseBusy, Database, holder, () => TakeLock(TimeSpan.Zero));
    }

    [Fact]
    public async Task LedgerLock_Take_WaitsForTheOther()
    {
        var other = LedgerLock.Take(Database, TimeSpan.Zero, TestRun.Token);
        Task<LedgerLock> waiting = Task.Run(() => LedgerLock.Take(Database, TimeSpan.FromMinutes(5), TestRun.Token), TestRun.Token);
        Assert.False(waiting.IsCompleted);
        other.Dispose();
        (await waiting).Dispose();
    }

    [Fact]
    public void LedgerLock_Take_WaitsUntilItIsCancelled()
    {
        using var other = LedgerLock.Take(Database, TimeSpan.Zero, TestRun.Token);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.ThrowsAny<OperationCanceledException>(() => LedgerLock.Take(Database, TimeSpan.FromMinutes(5), stop.Token).Dispose());
    }

    private void TakeLock(TimeSpan wait) => LedgerLock.Take(Database, wait, TestRun.Token).Dispose();

    private static void OpenOrCreate(string database) => Ledger.OpenOrCreate(database, TestRun.Token).Dispose();
}
