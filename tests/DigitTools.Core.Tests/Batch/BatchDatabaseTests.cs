using DigitTools.Core.Database;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Batch;

public sealed class DatabaseTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Database => _folder["results.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BatchDatabase_Rows_ComeBackAsTheyWereSaved()
    {
        DatabaseRow? recognized = null, failed = null;
        DatabaseRows.Write(
            Database,
            run => recognized = DatabaseRows.Recognized(run, "/inbox/a\n[1] ź.png"),
            run => failed = DatabaseRows.Failed(run, "/inbox/b.png"));

        DatabaseRow[] rows = DatabaseRows.Read(Database);

        Assert.Equal(2, rows.Length);
        Assert.Equivalent(recognized! with { Id = 1, Run = rows[0].Run }, rows[0], strict: true);
        Assert.Equivalent(failed! with { Id = 2, Run = rows[1].Run }, rows[1], strict: true);
        Assert.Equal(recognized.Run.RunId, rows[0].Run.RunId);
    }

    [Fact]
    public void BatchDatabase_Texts_ComeBackWithTheirDigits()
    {
        DatabaseRow? saved = null;
        DatabaseRows.Write(
            Database,
            DatabaseRows.TextRun(),
            run => DatabaseRows.Text(run, "/inbox/a.png", "1"),
            run => saved = DatabaseRows.Text(run, "/inbox/b.png"),
            run => DatabaseRows.Failed(run, "/inbox/a.png"));

        DatabaseRow[] rows = DatabaseRows.Read(Database);

        Assert.Empty(rows[0].Digits);
        Assert.Equivalent(saved! with { Id = 2, Run = rows[1].Run }, rows[1], strict: true);
        Assert.Equal((BatchReading.Text, "##,## €"), (rows[1].Run.Reading, rows[1].Run.Pattern));
        Assert.Equal([4, 6], rows[1].Run.Lengths);
        DigitAssert.Throws(
            DigitErrorId.DatabaseMismatch, Database, "-Digit", () => DatabaseRows.Read(Database, new DatabaseFilter { Digits = [1] }));
    }

    [Fact]
    public void BatchDatabase_PagesOfAFile_AreRowsThatMoveTogetherByTheWorst()
    {
        DatabaseRows.Write(
            Database,
            run => DatabaseRows.Recognized(run, "/inbox/a.pdf", 1),
            run => DatabaseRows.Recognized(run, "/inbox/a.pdf", 2) with { Page = 2, Status = BatchStatus.Rejected, Digit = null },
            run => DatabaseRows.Recognized(run, "/inbox/a.pdf", 3) with { Page = 3 });
        using (var database = BatchDatabase.OpenOrCreate(Database, TestRun.Token))
        {
            Assert.Equal(BatchStatus.Rejected, database.Look("/inbox/a.pdf")!.Value.Status);
            DatabaseRow worst = database.Find("/inbox/a.pdf")!;
            Assert.Equal(2, worst.Page);
            using var writer = new DatabaseWriter(database, DatabaseRows.Run(), TestRun.Token);
            writer.Transact(() => writer.SaveMove(worst with { Path = "/look/a.pdf", SourcePath = worst.Path }), default, TestRun.Token);
        }

        Assert.Equal(
            [("/look/a.pdf", 1), ("/look/a.pdf", 2), ("/look/a.pdf", 3)], DatabaseRows.Read(Database).Select(r => (r.Path, r.Page)));
    }

    [Fact]
    public void BatchDatabase_Run_ComesBackAsItEnded()
    {
        DatabaseRows.Write(Database, run => DatabaseRows.Recognized(run, "/inbox/a.png"));

        using var database = BatchDatabase.OpenRead(Database, TestRun.Token);
        DatabaseRun run = Assert.Single(database.Runs(TestRun.Token));

        Assert.Equal((BatchStop.Completed, 1, 1), (run.StoppedBy, run.Counts.Processed, run.Counts.Recognized));
        Assert.Equal(["/inbox"], run.Folders);
        Assert.Equal(
            (DatabaseRows.Time, "0123456789ab", 3, 0.9), (run.Started, run.ModelId, run.PreprocessingVersion, run.MinimumConfidence));
        Assert.NotNull(run.Finished);
    }

    [Fact]
    public void BatchDatabase_Save_ReplacesTheRowOfAPathAndKeepsItsKey()
    {
        DatabaseRows.Write(
            Database,
            run => DatabaseRows.Failed(run, "/inbox/a.png"),
            run => DatabaseRows.Recognized(run, "/inbox/b.png"),
            run => DatabaseRows.Recognized(run, "/inbox/a.png", 3));

        DatabaseRow[] rows = DatabaseRows.Read(Database);

        Assert.Equal([1, 2], rows.Select(r => r.Id));
        Assert.Equal([3, 7], rows.Select(r => r.Digit));
        Assert.Null(rows[0].Error);
    }

    [Fact]
    public void BatchDatabase_Rows_CrossPages()
    {
        static DatabaseRow Row(DatabaseRun run, int i) => DatabaseRows.Recognized(run, $"/inbox/{i}.png", i % 10);
        var rows = new Func<DatabaseRun, DatabaseRow>[2001];
        for (int i = 0; i < rows.Length; i++)
        {
            int number = i;
            rows[i] = run => Row(run, number);
        }

        DatabaseRows.Write(Database, rows);

        Assert.Equal(Enumerable.Range(0, 2001).Select(i => $"/inbox/{i}.png"), DatabaseRows.Read(Database).Select(r => r.Path));
        Assert.Equal(400, DatabaseRows.Read(Database, new DatabaseFilter { Digits = [3, 4], Statuses = [BatchStatus.Recognized] }).Length);
    }

    [Fact]
    public void BatchDatabase_Rows_AreFilteredByEachCondition()
    {
        DatabaseRows.Write(
            Database,
            run => DatabaseRows.Recognized(run, "/a.png", 3),
            run => DatabaseRows.Failed(run, "/b.png"),
            run => DatabaseRows.Recognized(run, "/c.png", 4));
        DatabaseRows.Write(
            Database,
            DatabaseRows.Run() with { ModelId = "0123456789ff" },
            run => DatabaseRows.Recognized(run, "/d.png", 3) with { Confidence = 0.8, Reason = RecognitionReason.LowConfidence });
        using var database = BatchDatabase.OpenRead(Database, TestRun.Token);
        string[] runs = [.. database.Runs(TestRun.Token).Select(r => r.RunId)];

        string Paths(DatabaseFilter filter) => string.Join(" ", database.Rows(filter, TestRun.Token).Select(r => r.Path));

        Assert.Equal("/b.png", Paths(new DatabaseFilter { Statuses = [BatchStatus.Failed, BatchStatus.Empty] }));
        Assert.Equal("/a.png /d.png", Paths(new DatabaseFilter { Digits = [3, 5] }));
        Assert.Equal("/b.png", Paths(new DatabaseFilter { Since = DatabaseRows.Time.AddMinutes(1) }));
        Assert.Equal("/a.png /c.png /d.png", Paths(new DatabaseFilter { Until = DatabaseRows.Time.AddMinutes(1) }));
        Assert.Equal("/a.png", Paths(new DatabaseFilter { ModelIds = ["0123456789ab", "no such model"], Digits = [3] }));
        Assert.Equal("/d.png", Paths(new DatabaseFilter { RunIds = [runs[1], "no such run"] }));
        Assert.Equal("/d.png", Paths(new DatabaseFilter { Reasons = [RecognitionReason.LowConfidence, RecognitionReason.NoInk] }));
        Assert.Equal("/a.png /c.png", Paths(new DatabaseFilter { MinimumConfidence = 0.9 }));
        Assert.Equal("/d.png", Paths(new DatabaseFilter { MinimumConfidence = 0.5, MaximumConfidence = 0.8 }));
        Assert.Equal("/a.png", Paths(new DatabaseFilter { RunIds = [runs[0]], Digits = [3] }));
        Assert.Equal("/c.png", Paths(new DatabaseFilter { Predicate = row => row.Path.StartsWith("/c", StringComparison.Ordinal) }));
    }

    [Fact]
    public void BatchDatabase_Transact_LeavesNothingOfWorkThatFails()
    {
        using var database = BatchDatabase.OpenOrCreate(Database, TestRun.Token);
        using var writer = new DatabaseWriter(database, DatabaseRows.Run(), TestRun.Token);
        Assert.Throws<InvalidOperationException>(() => writer.Transact(
            () =>
            {
                writer.Save(DatabaseRows.Recognized(writer.Run, "/a.png"));
                throw new InvalidOperationException();
            },
            new BatchCounts { Recognized = 1 },
            TestRun.Token));

        Assert.Empty(DatabaseRows.Read(Database));
        Assert.Equal(0, database.Runs(TestRun.Token)[0].Counts.Processed);
        Assert.Null(database.Find("/a.png"));
    }

    [Fact]
    public void BatchDatabase_OpenRead_WhileARunWrites_SeesWhatIsCommitted()
    {
        using var database = BatchDatabase.OpenOrCreate(Database, TestRun.Token);
        using var writer = new DatabaseWriter(database, DatabaseRows.Run(), TestRun.Token);
        writer.Transact(() => writer.Save(DatabaseRows.Recognized(writer.Run, "/a.png")), default, TestRun.Token);
        using var reader = BatchDatabase.OpenRead(Database, TestRun.Token);
        using IEnumerator<DatabaseRow> rows = reader.Rows(new DatabaseFilter(), TestRun.Token).GetEnumerator();
        Assert.True(rows.MoveNext());

        // A reader between two pages holds nobody up.
        writer.Transact(() => writer.Save(DatabaseRows.Recognized(writer.Run, "/b.png")), default, TestRun.Token);

        Assert.Equal(2, DatabaseRows.Read(Database).Length);
        Assert.Equal(["results.db"], _folder.Files);
    }

    [Fact]
    public void DatabaseWriter_AfterALaterRunBegan_WritesNoMore()
    {
        using var first = BatchDatabase.OpenOrCreate(Database, TestRun.Token);
        using var old = new DatabaseWriter(first, DatabaseRows.Run(), TestRun.Token);
        using var second = BatchDatabase.OpenOrCreate(Database, TestRun.Token);
        using var later = new DatabaseWriter(second, DatabaseRows.Run(), TestRun.Token);

        void Save() => old.Transact(() => old.Save(DatabaseRows.Recognized(old.Run, "/a.png")), default, TestRun.Token);
        DigitAssert.Throws(DigitErrorId.DatabaseBusy, Database, "Another run", Save);
        later.Transact(() => later.Save(DatabaseRows.Recognized(later.Run, "/a.png")), default, TestRun.Token);

        Assert.Equal(later.Run.RunId, Assert.Single(DatabaseRows.Read(Database)).Run.RunId);
    }

    [Fact]
    public void BatchDatabase_Open_RefusesWhatIsNoDatabase()
    {
        string text = _folder.Write("text.db", "This is no database, but it is long enough for a header of one."u8);
        DigitAssert.Throws(DigitErrorId.DatabaseInvalid, text, "not a database", () => OpenOrCreate(text));
        DigitAssert.Throws(
            DigitErrorId.DatabaseInvalid, text, "not a database", () => BatchDatabase.OpenRead(text, TestRun.Token).Dispose());
        DigitAssert.Throws(DigitErrorId.DatabaseInvalid, _folder.FullName, "directory", () => OpenOrCreate(_folder.FullName));
        string none = _folder["none.db"];
        DigitAssert.Throws(DigitErrorId.DatabaseNotFound, none, "no database", () => BatchDatabase.OpenRead(none, TestRun.Token).Dispose());

        string other = _folder["other.db"];
        using (var database = DatabaseConnection.Open(other, create: true)) database.Execute("CREATE TABLE t (a)");
        DigitAssert.Throws(DigitErrorId.DatabaseInvalid, other, "none of Invoke-DigitBatch", () => OpenOrCreate(other));

        BatchDatabase.OpenOrCreate(Database, TestRun.Token).Dispose();
        using (var later = DatabaseConnection.Open(Database, create: false)) later.Execute("PRAGMA user_version = 99");
        DigitAssert.Throws(DigitErrorId.DatabaseInvalid, Database, "a newer DigitTools: its tables have version 99", OpenNewer);

        void OpenNewer() => OpenOrCreate(Database);
    }

    [Fact]
    public void BatchDatabase_OpenOrCreate_FillsAFileThatAKilledRunLeftEmpty()
    {
        _folder.Write("results.db", []);
        DatabaseRows.Write(Database, run => DatabaseRows.Recognized(run, "/a.png"));
        Assert.Single(DatabaseRows.Read(Database));
    }

    [Fact]
    public void DatabaseLock_Take_IsForOneAtATime()
    {
        using (DatabaseLock.Take(Database, TimeSpan.Zero, TestRun.Token))
            DigitAssert.Throws(DigitErrorId.DatabaseBusy, Database, "Another run", () => TakeLock(TimeSpan.FromMilliseconds(300)));
        DatabaseLock.Take(Database, TimeSpan.Zero, TestRun.Token).Dispose();
    }

    [Fact]
    public void DatabaseLock_Take_SaysWhoWorks()
    {
        using var mine = DatabaseLock.Take(Database, TimeSpan.Zero, TestRun.Token);
        using var database = BatchDatabase.OpenOrCreate(Database, TestRun.Token);
        using var writer = new DatabaseWriter(database, DatabaseRows.Run(), TestRun.Token);
        string holder = $"process {Environment.ProcessId} on {Environment.MachineName}";
        DigitAssert.Throws(DigitErrorId.DatabaseBusy, Database, holder, () => TakeLock(TimeSpan.Zero));
    }

    [Fact]
    public async Task DatabaseLock_Take_WaitsForTheOther()
    {
        var other = DatabaseLock.Take(Database, TimeSpan.Zero, TestRun.Token);
        Task<DatabaseLock> waiting = Task.Run(() => DatabaseLock.Take(Database, TimeSpan.FromMinutes(5), TestRun.Token), TestRun.Token);
        Assert.False(waiting.IsCompleted);
        other.Dispose();
        (await waiting).Dispose();
    }

    [Fact]
    public void DatabaseLock_Take_WaitsUntilItIsCancelled()
    {
        using var other = DatabaseLock.Take(Database, TimeSpan.Zero, TestRun.Token);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.ThrowsAny<OperationCanceledException>(() => DatabaseLock.Take(Database, TimeSpan.FromMinutes(5), stop.Token).Dispose());
    }

    private void TakeLock(TimeSpan wait) => DatabaseLock.Take(Database, wait, TestRun.Token).Dispose();

    private static void OpenOrCreate(string database) => BatchDatabase.OpenOrCreate(database, TestRun.Token).Dispose();
}
