using System.Management.Automation;

namespace DigitTools.PowerShell.Tests;

/// <summary>Invoke-DigitBatch: what it gives and takes.</summary>
public sealed class BatchTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public BatchTests()
    {
        _folder.Folder("inbox");
        _session["inbox"] = _folder["inbox"];
        _session["db"] = _folder["results.db"];
        _session["folder"] = _folder.FullName;
        _session["soon"] = TimeSpan.Zero;
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void InvokeDigitBatch_Folder_CountsAndIsDone()
    {
        Digits(5);
        _folder.Blank("inbox/blank.png");
        _folder.Text("inbox/notes.txt");

        ScriptResult first = _session.Run("Invoke-DigitBatch $inbox $db");

        Assert.Equal("DigitTools.DigitBatchResult", first.One.TypeNames[0]);
        Assert.Equal(6L, first.Value<long>("Processed"));
        Assert.Equal((5L, 1L, 0L, 0L, 0L), (first.Value<long>("Recognized"), first.Value<long>("Empty"), first.Value<long>("Rejected"), first.Value<long>("Failed"), first.Value<long>("Skipped")));
        Assert.Equal(("Completed", _folder["results.db"]), (first.Value<string>("StoppedBy"), first.Value<string>("Database")));
        Assert.True(first.Value<double>("PicturesPerSecond") > 0);
        Assert.True(first.Value<TimeSpan>("Elapsed") > TimeSpan.Zero);
        Assert.True(Guid.TryParse(first.Value<string>("RunId"), out _));

        ScriptResult second = _session.Run("Invoke-DigitBatch -Path $inbox -Database $db");
        Assert.Equal((0L, 6L), (second.Value<long>("Processed"), second.Value<long>("Skipped")));
    }

    [Fact]
    public void InvokeDigitBatch_Rows_SayWhatGetDigitPredictionSays()
    {
        Digits(4);
        _folder.Blank("inbox/blank.png");

        IReadOnlyList<PSObject> rows = _session.Run("$null = Invoke-DigitBatch $inbox $db -SettleTime $soon; Get-DigitBatchResult $db").NoErrors().Output;
        IReadOnlyList<PSObject> predictions = _session.Run("Get-DigitPrediction \"$inbox/*.png\"").NoErrors().Output;

        Assert.Equal(5, rows.Count);
        foreach (PSObject prediction in predictions)
        {
            PSObject row = rows.Single(r => r.Properties["Path"].Value.Equals(prediction.Properties["Path"].Value));
            foreach (PSPropertyInfo expected in prediction.Properties)
            {
                object? actual = row.Properties[expected.Name].Value;
                if (expected.Value is double number) Assert.Equal(number, (double)actual!, 1e-5);
                else Assert.Equal(expected.Value, actual);
            }

            Assert.All(row.Properties, p => Assert.True(p.Value is null or string or int or long or double or DateTime, $"{p.Name} is no scalar."));
        }
    }

    [Fact]
    public void InvokeDigitBatch_PassThru_GivesTheRowsBeforeTheResult()
    {
        Digits(3);
        ScriptResult result = _session.Run("Invoke-DigitBatch $inbox $db -SettleTime $soon -PassThru").NoErrors();
        Assert.Equal(["DigitTools.DigitBatchRow", "DigitTools.DigitBatchRow", "DigitTools.DigitBatchRow", "DigitTools.DigitBatchResult"], result.Output.Select(o => o.TypeNames[0]));
    }

    [Fact]
    public void InvokeDigitBatch_BadPictures_AreErrorsAndRows()
    {
        Digits(2);
        string bad = _folder.Text("inbox/bad.png");

        ScriptResult result = _session.Run("Invoke-DigitBatch $inbox $db -SettleTime $soon");

        ScriptResult.Check(Assert.Single(result.Errors), "PictureUnreadable", ErrorCategory.InvalidData, bad);
        Assert.Equal(1L, Assert.Single(result.Output).Properties["Failed"].Value);
        PSObject row = _session.Run("Get-DigitBatchResult $db -Status Failed").One;
        Assert.Equal((bad, "PictureUnreadable"), (row.Properties["Path"].Value, row.Properties["ErrorId"].Value));
        Assert.Contains("no PNG", (string)row.Properties["Error"].Value, StringComparison.Ordinal);
        Assert.Null(row.Properties["P0"].Value);
    }

    [Fact]
    public void InvokeDigitBatch_ErrorActionStop_FinishesTheRunAndThenFails()
    {
        _folder.Text("inbox/a.png");
        _folder.Text("inbox/b.png");
        Digits(5);

        ScriptResult result = _session.Run("Invoke-DigitBatch $inbox $db -SettleTime $soon -ErrorAction Stop");

        Assert.NotNull(result.Failure);
        Assert.StartsWith("PictureUnreadable", result.Failure.ErrorRecord.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(7L, Assert.Single(result.Output).Properties["Processed"].Value);
        Assert.Equal(7, _session.Run("Get-DigitBatchResult $db").Output.Count);
    }

    [Fact]
    public void InvokeDigitBatch_Destinations_TakeThePictures()
    {
        Digits(2);
        _folder.Blank("inbox/blank.png");
        _folder.Text("inbox/bad.png");

        ScriptResult result = _session.Run("Invoke-DigitBatch $inbox $db -SettleTime $soon -MoveTo $folder/done -RejectTo $folder/rejected -ErrorTo $folder/errors -ErrorAction SilentlyContinue");

        Assert.Equal(4L, result.Value<long>("Moved"));
        Assert.Equal(["done/0.png", "done/1.png", "errors/bad.png", "rejected/blank.png"], _folder.Files.Where(f => !f.StartsWith("results.db", StringComparison.Ordinal)));
        Assert.Equal(_folder.Files.Where(f => !f.StartsWith("results.db", StringComparison.Ordinal)).Select(f => _folder[f]).Order(StringComparer.Ordinal), _session.Run("Get-DigitBatchResult $db").Values("Path").Cast<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void InvokeDigitBatch_WhatIf_TellsAndTouchesNothing()
    {
        Digits(2);
        ScriptResult result = _session.Run("Invoke-DigitBatch $inbox $db -MoveTo $folder/done -WhatIf").NoErrors();
        Assert.Empty(result.Output);
        Assert.Equal(["inbox/0.png", "inbox/1.png"], _folder.Files);
    }

    [Fact]
    public void InvokeDigitBatch_IncludeRecurseAndPipeline_ChooseTheFiles()
    {
        Digits(2);
        _folder.Folder("inbox/below [1]");
        _folder.Digit("inbox/below [1]/c.png", 2);
        _folder.Digit("inbox/d.scan", 3);

        Assert.Equal(1L, _session.Run("Invoke-DigitBatch $inbox $db -SettleTime $soon -Include *.scan").Value<long>("Processed"));
        Assert.Equal(1L, _session.Run("\"$inbox/below [1]\" | Invoke-DigitBatch -Database $db -SettleTime $soon").Value<long>("Processed"));
        Assert.Equal(2L, _session.Run("Invoke-DigitBatch -LiteralPath $inbox -Database $db -SettleTime $soon -Recurse -Since ([datetime]::Now.AddDays(-1))").Value<long>("Processed"));
    }

    [Fact]
    public void InvokeDigitBatch_Log_IsReadableLineByLine()
    {
        Digits(1);
        _session.Run("Invoke-DigitBatch $inbox $db -SettleTime $soon -LogPath $folder/log/batch.jsonl").NoErrors();
        string[] lines = File.ReadAllLines(_folder["log/batch.jsonl"]);
        Assert.Equal(["run.started", "picture", "run.finished"], lines.Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("event").GetString()));
    }

    [Fact]
    public void InvokeDigitBatch_Verbose_TellsWhatIsLeftForTheNextRun()
    {
        Digits(1);
        using (new FileStream(_folder["inbox/0.png"], FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            ScriptResult result = _session.Run("Invoke-DigitBatch $inbox $db -SettleTime $soon -Verbose");
            Assert.Equal((0L, 1L), (result.Value<long>("Processed"), result.Value<long>("Deferred")));
            Assert.Contains(result.Verbose, v => v.Contains("0.png is left for the next run: Locked", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Invoke-DigitBatch $folder/none $db", "FolderNotFound", ErrorCategory.ObjectNotFound, "none")]
    [InlineData("Invoke-DigitBatch $folder/text $db", "FolderNotFound", ErrorCategory.ObjectNotFound, "text")]
    [InlineData("Invoke-DigitBatch $folder/x* $db", "FolderNotFound", ErrorCategory.ObjectNotFound, "x*")]
    [InlineData("Invoke-DigitBatch $inbox $folder/text", "DatabaseInvalid", ErrorCategory.InvalidData, "text")]
    [InlineData("Invoke-DigitBatch $inbox $inbox", "DatabaseInvalid", ErrorCategory.InvalidData, "inbox")]
    [InlineData("Invoke-DigitBatch $inbox $folder/text/results.db", "DatabaseNotWritable", ErrorCategory.WriteError, "text/results.db")]
    [InlineData("Get-DigitBatchResult $folder/none.db", "DatabaseNotFound", ErrorCategory.ObjectNotFound, "none.db")]
    [InlineData("Get-DigitBatchResult $folder/text", "DatabaseInvalid", ErrorCategory.InvalidData, "text")]
    [InlineData("Invoke-DigitBatch $inbox $db -TimeLimit 0", "TimeLimitInvalid", ErrorCategory.InvalidArgument, null)]
    [InlineData("Invoke-DigitBatch $inbox $db -SettleTime ([timespan]-1)", "TimeNegative", ErrorCategory.InvalidArgument, null)]
    [InlineData("Invoke-DigitBatch $inbox $db -WaitTime ([timespan]-1)", "TimeNegative", ErrorCategory.InvalidArgument, null)]
    [InlineData("Invoke-DigitBatch $inbox $db -Model $folder/none.onnx", "ModelNotFound", ErrorCategory.ObjectNotFound, "none.onnx")]
    public void Batch_WhatCannotBe_IsATerminatingErrorOfItsOwn(string command, string id, ErrorCategory category, string? target)
    {
        _folder.Text("text", "This is neither a folder nor a database, and long enough to have the header of one.");
        ScriptResult result = _session.Run(command);
        Assert.NotNull(result.Failure);
        ScriptResult.Check(result.Failure.ErrorRecord, id, category, target is null ? null : _folder[target]);
        Assert.False(string.IsNullOrEmpty(result.Failure.ErrorRecord.ErrorDetails?.RecommendedAction), $"{id} recommends no action.");
    }

    private void Digits(int count)
    {
        for (int i = 0; i < count; i++) _folder.Digit($"inbox/{i}.png", i);
    }
}
