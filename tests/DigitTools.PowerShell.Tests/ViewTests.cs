namespace DigitTools.PowerShell.Tests;

/// <summary>What the objects look like on a screen of 100 columns, drawn by the engine in a process of its own.</summary>
[Collection("Training")]
public sealed class ViewTests : IDisposable
{
    private const int Width = 100;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Views_EveryType_TableAndListFitAndShowPercentages()
    {
        // A name that is far too long, and data whose labels are partly wrong, so that there are mistakes.
        _folder.Digit(new string('n', 150) + ".png", 0);
        foreach (int digit in Enumerable.Range(0, 10)) _folder.Folder(Path.Combine("data", $"{digit}"));
        foreach (int i in Enumerable.Range(0, 100)) _folder.Digit(Path.Combine("data", $"{i % 10}", $"{new string('x', 120)}{i}.png"), i);

        ChildResult result = ChildShell.Run(
            $$"""
            $folder = '{{_folder.FullName}}'
            $evaluation = Test-DigitModel -DataPath "$folder/data"
            $model = Get-DigitModel
            $training = Invoke-DigitTraining "$folder/m.onnx" -DataPath "$folder/data" -Architecture Small -Epochs 1 -WarningAction SilentlyContinue
            $objects = @(
                Get-DigitPrediction "$folder/*.png"
                $evaluation; $evaluation.PerClass[0]; $evaluation.Mistakes[0]; $evaluation.Coverage[1]
                $model; $model.Epochs[0]; $training; $training.Epochs[0]
                Invoke-DigitBatch $folder "$folder/batch.db"; Get-DigitBatchResult "$folder/batch.db"
                Merge-DigitBatchResult "$folder/batch.db" "$folder/merged.db"
                Install-DigitTrainingRuntime none.nupkg
            )
            foreach ($object in $objects) {
                $name = $object.GetType().Name
                foreach ($line in $object | Format-Table | Out-String -Width {{Width}} -Stream) { "$name|table|$line" }
                foreach ($line in $object | Format-List | Out-String -Width {{Width}} -Stream) { "$name|list|$line" }
            }
            """);

        (string Type, string Kind, string Line)[] lines = [.. result.Lines.Select(l => l.Split('|', 3)).Select(p => (p[0], p[1], p[2]))];
        Assert.Equal(
            ["DigitBatchMerge", "DigitBatchResult", "DigitBatchRow", "DigitClassMetrics", "DigitCoverage", "DigitMistake", "DigitModelEvaluation", "DigitModelInfo", "DigitPrediction", "DigitTrainingEpoch", "DigitTrainingResult", "DigitTrainingRuntime"],
            lines.Select(l => l.Type).Distinct().Order(StringComparer.Ordinal));
        Assert.All(lines, l => Assert.True(l.Line.Length <= Width, $"{l.Type}, {l.Kind}: {l.Line}"));
        foreach (IGrouping<(string Type, string Kind), (string Type, string Kind, string Line)> view in lines.GroupBy(l => (l.Type, l.Kind)))
        {
            string text = string.Join('\n', view.Select(l => l.Line));
            // The sums of a batch and the size of a library are no percentages.
            if (view.Key.Type is not ("DigitBatchResult" or "DigitBatchMerge" or "DigitTrainingRuntime")) Assert.Matches(@"\d\.\d+ %", text);
            // The names of types are what a property without a view of its own shows.
            Assert.DoesNotContain("DigitTools.Digit", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Ansi", "\e[33mRejected\e[0m")]
    [InlineData("PlainText", "Rejected")]
    [InlineData("Host", "Rejected")] // a string is no screen
    public void DigitPrediction_Status_IsColouredWhereTheHostShowsColour(string rendering, string expected)
    {
        string picture = _folder.Digit("0.png", 0);

        ChildResult result = ChildShell.Run($"$PSStyle.OutputRendering = '{rendering}'; Get-DigitPrediction '{picture}' -MinimumConfidence 1 | Out-String -Width {Width}");

        Assert.Contains($" {expected}   LowConfidence", result.Output, StringComparison.Ordinal);
        Assert.Equal(rendering == "Ansi", result.Output.Contains('\e', StringComparison.Ordinal));
    }

    [Fact]
    public void DigitPrediction_List_ShowsAllProbabilities()
    {
        string picture = _folder.Digit("0.png", 0);

        ChildResult result = ChildShell.Run($"Get-DigitPrediction '{picture}' | Format-List | Out-String -Width {Width}");

        string line = Assert.Single(result.Lines, l => l.StartsWith("Probabilities", StringComparison.Ordinal));
        Assert.Matches(@"^Probabilities : (\d+\.\d  ){9}\d+\.\d$", line.TrimEnd());
    }
}
