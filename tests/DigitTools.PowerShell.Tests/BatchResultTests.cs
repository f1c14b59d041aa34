namespace DigitTools.PowerShell.Tests;

/// <summary>Get-DigitBatchResult: which rows it gives.</summary>
public sealed class BatchResultTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public BatchResultTests()
    {
        _folder.Folder("inbox");
        _session["inbox"] = _folder["inbox"];
        _session["db"] = _folder["results.db"];
        foreach ((string name, int index) in (ReadOnlySpan<(string, int)>)[("a [1].png", 0), ("b.png", 1), ("c.png", 2), ("d.png", 4), ("e.png", 6)]) _folder.Digit($"inbox/{name}", index);
        _folder.Text("inbox/bad.png");
        _session.Run("$first = Invoke-DigitBatch $inbox $db -SettleTime ([timespan]::Zero) -ErrorAction SilentlyContinue");
        _folder.Digit("inbox/new.png", 3);
        _session.Run("$between = [datetime]::Now; $second = Invoke-DigitBatch $inbox $db -SettleTime ([timespan]::Zero) -MoveTo \"$inbox/done\"");
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("", "a [1].png b.png bad.png c.png d.png e.png new.png")]
    [InlineData("-Status Failed", "bad.png")]
    [InlineData("-Status Failed, Recognized -Digit 4", "d.png e.png")]
    [InlineData("-Digit 7, 0", "a [1].png new.png")]
    [InlineData("-RunId $second.RunId", "new.png")]
    [InlineData("-Since $between", "new.png")]
    [InlineData("-Path b*", "b.png bad.png")]
    [InlineData("-Path *.PNG -Digit 2", "b.png")]
    [InlineData("-Path \"$inbox/done/?.png\"", "b.png c.png d.png e.png")]
    [InlineData("-Path \"$inbox/?.png\"", "b.png c.png d.png e.png")]
    [InlineData("-Path 'a `[1`].png'", "a [1].png")]
    [InlineData("-LiteralPath \"$inbox/a [1].png\", \"$inbox/done/b.png\"", "a [1].png b.png")]
    [InlineData("-Path nothing*", "")]
    public void GetDigitBatchResult_Filter_GivesTheRowsThatFit(string filter, string names)
    {
        ScriptResult result = _session.Run($"Get-DigitBatchResult $db {filter}").NoErrors();
        Assert.Equal(names, string.Join(" ", result.Values("Path").Select(p => Path.GetFileName((string)p!)).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void GetDigitBatchResult_OfAResult_GivesTheRowsOfThatRun()
    {
        Assert.Equal(6, _session.Run("$first | Get-DigitBatchResult").NoErrors().Output.Count);
        Assert.Single(_session.Run("$second | Get-DigitBatchResult").NoErrors().Output);
    }

    [Fact]
    public void GetDigitBatchResult_AMovedPicture_TellsBothPaths()
    {
        ScriptResult result = _session.Run("Get-DigitBatchResult $db -Digit 0");
        Assert.Equal(Path.Combine(_folder["inbox"], "done", "new.png"), result.Value<string>("Path"));
        Assert.Equal(Path.Combine(_folder["inbox"], "new.png"), result.Value<string>("SourcePath"));
        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(result.Value<string>("Path")))), result.Value<string>("ContentHash"));
    }

    [Fact]
    public void GetDigitBatchResult_ExportCsv_KeepsEveryRow()
    {
        string csv = _folder["rows.csv"];
        ChildResult result = ChildShell.Run($"Get-DigitBatchResult '{_folder["results.db"]}' | Export-Csv '{csv}'; (Import-Csv '{csv}').Count").Succeeded();
        Assert.Equal(["7"], result.Lines);
        Assert.Contains("\"P9\"", File.ReadLines(csv).First(), StringComparison.Ordinal);
    }
}
