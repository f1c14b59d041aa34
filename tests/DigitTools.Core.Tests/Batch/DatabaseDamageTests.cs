using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Merging;

namespace DigitTools.Core.Tests.Batch;

/// <summary>Databases that are damaged, or made by somebody else: each is used, or refused with the row; none hangs.</summary>
public sealed class DatabaseDamageTests : IDisposable
{
    /// <summary>No bound of ours: it only keeps a hang from stopping all tests.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly BatchFolder _batch = new();

    public void Dispose() => _batch.Dispose();

    [Theory]
    [InlineData("size = -1", "-1 is not within 0")]
    [InlineData("size = 'many'", "a whole number is expected, and it is of the type TEXT")]
    [InlineData("modified = 9223372036854775807", "is not within")]
    [InlineData("recorded = NULL", "of the type NULL")]
    [InlineData("content_hash = x'00'", "a hash of 1 bytes")]
    [InlineData("page = 0", "0 is not within 1")]
    [InlineData("text = '7'", "a picture that is Recognized with a text")]
    [InlineData("status = 'recognized'", "'recognized' is none of Recognized, ")]
    [InlineData("reason = '0'", "'0' is none of")]
    [InlineData("digit = 10", "10 is not within 0 and 9")]
    [InlineData("digit = NULL", "a picture that is Recognized without a digit")]
    [InlineData("confidence = 9e999", "not within 0 and 1")]
    [InlineData("p3 = -0.25", "-0.25 is not within 0 and 1")]
    [InlineData("p9 = NULL", "a number is expected")]
    [InlineData("path = ''", "an empty path")]
    [InlineData("path = CAST(x'2f6100' AS TEXT)", "the character 0")]
    [InlineData("path = CAST(x'2fff' AS TEXT)", "no UTF-8")]
    [InlineData("source_path = zeroblob(9)", "of the type BLOB")]
    [InlineData("error = hex(zeroblob(1000000))", "a text of 2000000 bytes")]
    [InlineData("run = 99", "there is no run 99")]
    public void BatchDatabase_Rows_RefusesAValueWithItsRowAndColumn(string change, string reason)
    {
        DatabaseMutator.Write(_batch.Database, "/inbox");
        DatabaseMutator.Alter(_batch.Database, $"UPDATE picture SET {change} WHERE id = 1");
        string column = change[..change.IndexOf(' ', StringComparison.Ordinal)];
        DigitException error = DigitAssert.Throws(
            DigitErrorId.DatabaseInvalid, _batch.Database, reason, () => DatabaseRows.Read(_batch.Database));
        Assert.Contains($"table picture, row 1, column {column}: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("place = 7", "text_digit 1 of its picture is missing")]
    [InlineData("line = 0", "0 is not within 1")]
    [InlineData("digit = 10", "10 is not within 0 and 9")]
    [InlineData("width = 0", "0 is not within 1")]
    [InlineData("left = 2147483647", "is not within 0")]
    [InlineData("p4 = NULL", "a number is expected")]
    public void BatchDatabase_Rows_RefusesADigitOfATextWithItsRowAndColumn(string change, string reason)
    {
        DatabaseRows.Write(_batch.Database, DatabaseRows.TextRun(), run => DatabaseRows.Text(run, "/inbox/a.png"));
        DatabaseMutator.Alter(_batch.Database, $"UPDATE text_digit SET {change} WHERE id = 2");
        DigitException error = DigitAssert.Throws(
            DigitErrorId.DatabaseInvalid, _batch.Database, reason, () => DatabaseRows.Read(_batch.Database));
        Assert.Contains("table text_digit, row ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("place = 7", "cell 1 of its picture is missing")]
    [InlineData("grid = 0", "0 is not within 1")]
    [InlineData("row = 2147483647", "is not within 1")]
    [InlineData("column = 'A'", "a whole number is expected")]
    [InlineData("row_span = 0", "0 is not within 1")]
    [InlineData("field = NULL", "a text is expected")]
    [InlineData("status = 'Failed'", "'Failed' is none of Recognized, Rejected, Empty")]
    [InlineData("status = 'Recognized', text = ''", "a cell that is Recognized without a text")]
    [InlineData("text = 'x'", "one character that is no digit")]
    [InlineData("confidence = 2", "2 is not within 0 and 1")]
    [InlineData("second = 10", "10 is not within 0 and 9")]
    [InlineData("second_confidence = NULL", "a number is expected")]
    [InlineData("height = 0", "0 is not within 1")]
    public void BatchDatabase_Rows_RefusesACellWithItsRowAndColumn(string change, string reason)
    {
        DatabaseRows.Write(_batch.Database, DatabaseRows.GridRun(), run => DatabaseRows.Sheet(run, "/inbox/a.png"));
        DatabaseMutator.Alter(_batch.Database, $"UPDATE cell SET {change} WHERE id = 2");
        DigitException error = DigitAssert.Throws(
            DigitErrorId.DatabaseInvalid, _batch.Database, reason, () => DatabaseRows.Read(_batch.Database));
        Assert.Contains("table cell, row ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run_id = '../../x'", "no GUID")]
    [InlineData("started = -9223372036854775808", "is not within")]
    [InlineData("stopped_by = 'Completed, Error'", "is none of")]
    [InlineData("process_id = 2147483648", "is not within")]
    [InlineData("folders = '[null]'", "no list of folders")]
    [InlineData("folders = '[1'", "no array of JSON")]
    [InlineData("reading = 'Digits'", "is none of Digit, Text")]
    [InlineData("lengths = '[0]'", "no list of numbers of digits")]
    [InlineData("grid_rows = 0", "0 is not within 1")]
    [InlineData("grid_all = 2", "2 is not within 0 and 1")]
    [InlineData("digits = '[10]'", "no list of digits")]
    [InlineData("fields = '[null]'", "no list of fields")]
    [InlineData("fields = '[1'", "no list of fields")]
    [InlineData("fields = '[{\"name\":\"a\",\"region\":[0,0,0,1],\"kind\":\"Any\"}]'", "no list of fields")]
    [InlineData("fields = '[{\"name\":\"a\",\"region\":[0,0,1e999,1],\"kind\":\"Any\"}]'", "no list of fields")]
    [InlineData("fields = '[{\"name\":\"a\",\"region\":[0,0,1,1],\"kind\":\"any\"}]'", "no list of fields")]
    [InlineData("fields = '[{\"name\":\"a\",\"region\":[0,0,1,1],\"kind\":\"Any\",\"pattern\":\"x\"}]'", "no list of fields")]
    [InlineData("text_model_path = ''", "an empty path")]
    [InlineData("minimum_confidence = 2", "2 is not within 0 and 1")]
    [InlineData("shard_count = 2147483647", "is not within 1")]
    [InlineData("failed = -1", "-1 is not within 0")]
    public void BatchDatabase_Runs_RefusesAValueWithItsRowAndColumn(string change, string reason)
    {
        DatabaseMutator.Write(_batch.Database, "/inbox");
        DatabaseMutator.Alter(_batch.Database, $"UPDATE run SET {change} WHERE id = 2");
        using var database = BatchDatabase.OpenRead(_batch.Database, TestRun.Token);
        DigitException error = DigitAssert.Throws(
            DigitErrorId.DatabaseInvalid, _batch.Database, reason, () => database.Runs(TestRun.Token));
        Assert.Contains("table run, row 2, column ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BatchDatabase_Open_RefusesAnyOtherSchema()
    {
        for (int i = 0; i < DatabaseMutator.Schemas; i++)
        {
            string database = _batch.Folder[$"schema-{i}.db"];
            DatabaseMutator.Write(database, "/inbox");
            string change = DatabaseMutator.AlterSchema(database, i);
            if (DatabaseMutator.KeepsTheSchema(i)) continue;
            Assert.True(Error(() => BatchDatabase.OpenRead(database, TestRun.Token).Dispose())?.Id == DigitErrorId.DatabaseInvalid, change);
            DigitException? error = Error(() => BatchDatabase.OpenOrCreate(database, TestRun.Token).Dispose());
            Assert.True(error?.Id == DigitErrorId.DatabaseInvalid, change);
        }
    }

    [Fact]
    public void BatchDatabase_OfAnySchema_IsUsedOrRefused()
    {
        for (int i = 0; i < DatabaseMutator.Schemas; i++) UseAltered(database => DatabaseMutator.AlterSchema(database, i));
    }

    [Fact]
    public void BatchDatabase_WithAnyValue_IsUsedOrRefused()
    {
        for (int seed = 0; seed < DatabaseMutator.Values; seed++) UseAltered(database => DatabaseMutator.AlterValue(database, seed));
    }

    [Fact]
    public void BatchDatabase_WithAnyDamage_IsUsedOrRefused()
    {
        for (int seed = 0; seed < 5 * DatabaseMutator.DamageKinds; seed++) UseAltered(database => DatabaseMutator.Damage(database, seed));
    }

    [Fact]
    public void BatchDatabase_OfTexts_IsUsedOrRefused()
    {
        static void Write(string database, string folder) =>
            DatabaseRows.Write(database, DatabaseRows.TextRun(), run => DatabaseRows.Text(run, $"{folder}/a.png"));

        for (int seed = 0; seed < DatabaseMutator.Values; seed++)
            UseAltered(database => DatabaseMutator.AlterValue(database, seed, "text_digit"), Write, DigitErrorId.DatabaseMismatch);
    }

    [Fact]
    public void BatchDatabase_OfSheets_IsUsedOrRefused()
    {
        static void Write(string database, string folder) =>
            DatabaseRows.Write(database, DatabaseRows.GridRun(), run => DatabaseRows.Sheet(run, $"{folder}/a.png"));

        for (int seed = 0; seed < DatabaseMutator.Values; seed++)
        {
            string table = seed % 4 == 0 ? "run" : "cell";
            UseAltered(database => DatabaseMutator.AlterValue(database, seed, table), Write, DigitErrorId.DatabaseMismatch);
        }
    }

    [Fact]
    public void BatchDatabase_OfAnOlderVersion_IsUsedOrRefused()
    {
        static void WriteFirst(string database, string folder) => OldDatabase.Write(database, folder);
        static void WriteSecond(string database, string folder) => OldDatabase.WriteTexts(database, folder);

        for (int seed = 0; seed < DatabaseMutator.Values; seed++)
        {
            UseAltered(database => DatabaseMutator.AlterValue(database, seed), WriteFirst);
            string table = seed % 3 == 0 ? "picture" : "text_digit";
            UseAltered(database => DatabaseMutator.AlterValue(database, seed, table), WriteSecond, DigitErrorId.DatabaseMismatch);
        }

        for (int seed = 0; seed < 3 * DatabaseMutator.DamageKinds; seed++)
        {
            UseAltered(database => DatabaseMutator.Damage(database, seed), WriteFirst);
            UseAltered(database => DatabaseMutator.Damage(database, seed), WriteSecond, DigitErrorId.DatabaseMismatch);
        }
    }

    [Fact]
    public void DatabaseConnection_Guard_EndsWhatComesToNoEnd()
    {
        const string Endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c";
        using var database = DatabaseConnection.Open(_batch.Database, create: true);
        DigitAssert.Throws(DigitErrorId.DatabaseInvalid, _batch.Database, "more steps", () => database.Number(Endless, TestRun.Token));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => database.Number(Endless, stop.Token));
        Assert.Equal(1, database.Number("SELECT 1", TestRun.Token));
    }

    [Fact]
    public void DatabaseLock_Take_LeavesNothingBesideWhatIsNoDatabase()
    {
        string text = _batch.Folder.Write("notes.txt", [.. Enumerable.Repeat((byte)'a', 200)]), other = _batch.Folder["other.db"];
        DigitAssert.Throws(
            DigitErrorId.DatabaseInvalid, text, "not a database", () => DatabaseLock.Take(text, TimeSpan.Zero, TestRun.Token).Dispose());
        using (var database = DatabaseConnection.Open(other, create: true)) database.Execute("CREATE TABLE t (a)");
        DigitAssert.Throws(DigitErrorId.DatabaseInvalid, other, "none of Invoke-DigitBatch", () => Run(other, _batch.Options));
        Assert.Equal(["notes.txt", "other.db"], _batch.Folder.Files);
    }

    /// <summary>Reads it, merges it, runs over it: either it works, or it is an error of ours.</summary>
    private void UseAltered(Func<string, string> alter, Action<string, string>? write = null, DigitErrorId? refusal = null)
    {
        string name = Guid.NewGuid().ToString("N"), database = _batch.Folder[name, "results.db"];
        Directory.CreateDirectory(_batch.Folder[name]);
        (write ?? DatabaseMutator.Write)(database, _batch.Inbox);
        string change = alter(database);
        _batch.Digit("a.png", 0);
        Use(change, refusal, () => DatabaseRows.Read(database));
        string all = _batch.Folder[name, "all.db"];
        var options = new MergeOptions { AllowMissing = true };
        Use(change, refusal, () => DatabaseMerger.Merge([database], all, options, cancellationToken: TestRun.Token));
        Use(change, refusal, () => Run(database, _batch.Options with { MoveTo = Path.Combine(_batch.Inbox, "done") }));
        Use(change, refusal, () => Run(database, _batch.Options with { Reread = [] }));
        Use(change, refusal, () => Clean(database));
        Directory.Delete(_batch.Folder[name], recursive: true);
    }

    private static void Use(string change, DigitErrorId? refusal, Action use)
    {
        Exception? error = null;
        Task task = Task.Run(() => error = Record.Exception(use));
        Assert.True(task.Wait(s_patience, TestRun.Token), $"It hangs after: {change}");
        DigitErrorId? id = (error as DigitException)?.Id;
        bool isExpected = error is null || (refusal is not null && id == refusal)
            || id is DigitErrorId.DatabaseInvalid or DigitErrorId.DatabaseNotWritable or DigitErrorId.ShardMissing
                or DigitErrorId.FolderUnreachable;
        Assert.True(isExpected, $"{error} after: {change}");
    }

    private void Run(string database, BatchOptions options) =>
        DigitBatch.Run(database, _batch.Classifier, options, new BatchEvents(), TestRun.Token);

    private static void Clean(string database) =>
        DatabaseCleaner.Remove(database, new RemovalOptions { Missing = true }, TimeSpan.Zero, cancellationToken: TestRun.Token);

    private static DigitException? Error(Action action) => Record.Exception(action) as DigitException;
}
