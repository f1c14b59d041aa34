using DigitTools.Core.Database;
using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Tests.Batch;

public sealed class SheetDatabaseTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Database => _folder["results.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BatchDatabase_Sheets_ComeBackWithTheirCells()
    {
        DatabaseRow? saved = null;
        DatabaseRows.Write(
            Database,
            DatabaseRows.GridRun(),
            run => DatabaseRows.Sheet(run, "/inbox/a.png", "1"),
            run => saved = DatabaseRows.Sheet(run, "/inbox/b.png"),
            run => DatabaseRows.Failed(run, "/inbox/a.png"));

        DatabaseRow[] rows = DatabaseRows.Read(Database);

        Assert.Empty(rows[0].Cells);
        Assert.Equivalent(saved! with { Id = 2, Run = rows[1].Run }, rows[1], strict: true);
        Assert.Equal([(1, 1, "7"), (1, 2, "12"), (2, 1, ""), (2, 2, "3")], rows[1].Cells.Select(c => (c.Row, c.Column, c.Text)));
        var ones = new DatabaseFilter { Digits = [1] };
        DigitAssert.Throws(DigitErrorId.DatabaseMismatch, Database, "holds sheets", () => DatabaseRows.Read(Database, ones));
    }

    [Fact]
    public void BatchDatabase_ARunOverSheets_RemembersWhatWasKnownOfThem()
    {
        DatabaseRun run = DatabaseRows.GridRun();
        DatabaseRows.Write(Database, run);
        using var database = BatchDatabase.OpenRead(Database, TestRun.Token);

        DatabaseRun kept = Assert.Single(database.Runs(TestRun.Token));

        Assert.Equal((BatchReading.Grid, 9, 8, true), (kept.Reading, kept.GridRows, kept.GridColumns, kept.AllGrids));
        Assert.Equal(("ba9876543210", "/models/lines.onnx"), (kept.TextModelId, kept.TextModelPath));
        Assert.Equal([0, 1], kept.AllowedDigits);
        Assert.Equal(run.Fields.Select(f => (f.Name, f.Region, f.Kind)), kept.Fields.Select(f => (f.Name, f.Region, f.Kind)));
        Assert.Equal((null, "##/##"), (kept.Fields[0].Form.Pattern?.Text, kept.Fields[1].Form.Pattern?.Text));
        Assert.Equal([4, 6], kept.Fields[1].Form.Lengths);
    }

    [Fact]
    public void BatchDatabase_ViewOfCells_IsThereForOtherPrograms()
    {
        DatabaseRows.Write(Database, DatabaseRows.GridRun(), run => DatabaseRows.Sheet(run, "/inbox/a.png"));
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(path || row || column || text, ' ') FROM result_cell WHERE status = 'Recognized'";
        Assert.Equal("/inbox/a.png117 /inbox/a.png223", command.ExecuteScalar());
    }
}
