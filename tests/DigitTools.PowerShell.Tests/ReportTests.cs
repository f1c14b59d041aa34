using System.Management.Automation;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DigitTools.PowerShell.Tests;

/// <summary>Export-DigitReport: what it takes, what it writes, and what it refuses.</summary>
public sealed partial class ReportTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public ReportTests() => _session["folder"] = _folder.FullName;

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void ExportDigitReport_Predictions_WritesOneFileAndGivesIt()
    {
        _folder.Digits(4);
        _folder.Blank("blank.png");

        PSObject file = _session.Run("Get-DigitPrediction \"$folder/*.png\" | Export-DigitReport \"$folder/report.html\" -Title 'Scans & more'").One;

        Assert.Equal(_folder["report.html"], Assert.IsType<FileInfo>(file.BaseObject).FullName);
        Assert.Equal(["0.png", "1.png", "2.png", "3.png", "blank.png", "report.html"], _folder.Files);
        JsonElement data = Data();
        Assert.Equal(5, data.GetProperty("count").GetInt32());
        Assert.Equal("[[\"Recognized\",4],[\"Empty\",1]]", data.GetProperty("statuses").GetRawText());
        Assert.Equal("[1,1,1,0,0,0,0,1,0,0]", data.GetProperty("digits").GetRawText());
        Assert.Contains("<title>Scans &amp; more</title>", Html(), StringComparison.Ordinal);
    }

    [Fact]
    public void ExportDigitReport_RowsOfACsvFile_GiveTheSameReport()
    {
        _folder.Digits(3);
        _folder.Blank("blank.png");

        _session.Run("$p = Get-DigitPrediction \"$folder/*.png\"; $null = $p | Export-DigitReport \"$folder/report.html\"").NoErrors();
        JsonElement direct = Data();
        // Everything that a CSV file holds is text.
        _session.Run(
            """
            $rows = foreach ($prediction in $p) {
                $row = [ordered]@{}
                foreach ($property in $prediction.psobject.Properties) { $row[$property.Name] = if ($null -eq $property.Value) { '' } else { $property.Value.ToString([cultureinfo]::InvariantCulture) } }
                [pscustomobject]$row
            }
            $null = $rows | Export-DigitReport "$folder/report.html" -Force
            """).NoErrors();

        foreach (string part in (string[])["rows", "statuses", "reasons", "digits", "models", "meanConfidence", "missing"])
            Assert.Equal(direct.GetProperty(part).GetRawText(), Data().GetProperty(part).GetRawText());
    }

    [Fact]
    public void ExportDigitReport_RowsOfABatch_ShowWhatFailedAndWhy()
    {
        _folder.Digits(3);
        _folder.Text("broken.png");

        ScriptResult result = _session.Run(
            """
            $null = Invoke-DigitBatch $folder "$folder/batch.db" -ErrorAction SilentlyContinue
            Get-DigitBatchResult "$folder/batch.db" | Export-DigitReport "$folder/report.html"
            """);

        Assert.Null(result.Failure);
        Assert.Empty(result.Warning);
        Assert.Equal("[[\"Recognized\",3],[\"Failed\",1]]", Data().GetProperty("statuses").GetRawText());
        Assert.Equal("[[\"None\",3],[\"PictureUnreadable\",1]]", Data().GetProperty("reasons").GetRawText());
    }

    [Fact]
    public void ExportDigitReport_RelativePathOfARow_IsBelowTheLocation()
    {
        _folder.Digits(1);

        ScriptResult result = _session.Run(
            """
            $null = $ExecutionContext.SessionState.Path.SetLocation($folder)
            [pscustomobject]@{ Path = '0.png'; Status = 'Recognized'; Digit = 7; Confidence = 0.5 } | Export-DigitReport report.html
            """).NoErrors();

        Assert.Empty(result.Warning);
        Assert.Equal([_folder.FullName], Data().GetProperty("folders").EnumerateArray().Select(f => f.GetString()!));
    }

    [Fact]
    public void ExportDigitReport_PictureGone_WarnsAndWritesTheRest()
    {
        _folder.Digits(2);

        ScriptResult result = _session.Run(
            """
            $p = Get-DigitPrediction "$folder/*.png"
            [System.IO.File]::Delete("$folder/0.png")
            $p | Export-DigitReport "$folder/report.html"
            """).NoErrors();

        Assert.Equal("1 of 2 pictures could not be read again: the report shows a placeholder for them.", Assert.Single(result.Warning));
        Assert.Equal(1, Data().GetProperty("missing").GetInt32());
    }

    [Theory]
    [InlineData("Test-DigitModel -DataPath $idx | Export-DigitReport \"$folder/report.html\"")]
    [InlineData("Export-DigitReport \"$folder/report.html\" -Evaluation (Test-DigitModel -DataPath $idx)")]
    [InlineData("Export-DigitReport \"$folder/report.html\" -InputObject (Test-DigitModel -DataPath $idx)")]
    public void ExportDigitReport_Evaluation_IsShown(string script)
    {
        _session["idx"] = _folder.Idx(train: 0, test: 200);

        _session.Run(script).NoErrors();

        JsonElement evaluation = Assert.Single(Data().GetProperty("evaluations").EnumerateArray());
        Assert.Equal($"digits.onnx on {_folder["idx"]}", evaluation.GetProperty("name").GetString());
        Assert.Equal(200, evaluation.GetProperty("numbers").GetProperty("count").GetInt32());
    }

    [Fact]
    public void ExportDigitReport_Nothing_WritesAnEmptyReport()
    {
        _session.Run("Get-DigitPrediction \"$folder/*.png\" | Export-DigitReport \"$folder/report.html\"").NoErrors();

        Assert.Equal(0, Data().GetProperty("count").GetInt32());
    }

    [Fact]
    public void ExportDigitReport_OtherObject_OneErrorAndTheOthersGoOn()
    {
        _folder.Digits(1);

        ScriptResult result = _session.Run("& { 42; Get-DigitPrediction \"$folder/0.png\"; [pscustomobject]@{ Path = 'x' } } | Export-DigitReport \"$folder/report.html\"");

        Assert.Null(result.Failure);
        Assert.Equal(2, result.Errors.Count);
        ScriptResult.Check(result.Errors[0], "PredictionInvalid", ErrorCategory.InvalidType, "42");
        Assert.Equal(1, Data().GetProperty("count").GetInt32());
    }

    [Fact]
    public void ExportDigitReport_Exists_OutputExistsBeforeAnythingIsRead()
    {
        string report = _folder.Text("report.html", "precious");

        ScriptResult result = _session.Run("& { $script:asked = $true } | Export-DigitReport \"$folder/report.html\"");

        result.FailedWith("OutputExists", ErrorCategory.ResourceExists, report);
        Assert.Null(_session["asked"]);
        Assert.Equal("precious", Html());
    }

    [Fact]
    public void ExportDigitReport_Force_Replaces()
    {
        _folder.Text("report.html", "old");

        _session.Run("Export-DigitReport \"$folder/report.html\" -Force").NoErrors();

        Assert.StartsWith("<!doctype html>", Html(), StringComparison.Ordinal);
        Assert.Equal(["report.html"], _folder.Files);
    }

    [Fact]
    public void ExportDigitReport_WhatIf_WritesNothing()
    {
        _folder.Digits(1);

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/0.png\" | Export-DigitReport \"$folder/new/report.html\" -WhatIf").NoErrors();

        Assert.Empty(result.Output);
        Assert.Equal(["0.png"], _folder.Files);
        Assert.False(Directory.Exists(_folder["new"]));
    }

    [Fact]
    public void ExportDigitReport_NotWritable_FailsBeforeAnythingIsRead()
    {
        _folder.Text("file");

        ScriptResult result = _session.Run("& { $script:asked = $true } | Export-DigitReport \"$folder/file/report.html\"");

        result.FailedWith("OutputNotWritable", ErrorCategory.WriteError, Path.Combine(_folder["file"], "report.html"));
        Assert.Null(_session["asked"]);
    }

    [Fact]
    public void ExportDigitReport_Verbose_SaysWhatGoesIn()
    {
        _folder.Digits(3);

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/*.png\" | Export-DigitReport \"$folder/report.html\" -PictureLimit 2 -ThumbnailSize 64 -Verbose").NoErrors();

        Assert.Contains($"{_folder["report.html"]}: 3 pictures, 2 of them in the file, thumbnails of 64 pixels.", result.Verbose);
    }

    private string Html() => File.ReadAllText(_folder["report.html"]);

    private JsonElement Data() => JsonDocument.Parse(DataBlock().Match(Html()).Groups[1].Value).RootElement;

    [GeneratedRegex("<script type=\"application/json\" id=\"data\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex DataBlock();
}
