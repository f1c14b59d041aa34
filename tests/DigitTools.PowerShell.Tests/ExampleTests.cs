namespace DigitTools.PowerShell.Tests;

/// <summary>Runs the example scripts as the README says, in the repository's own shell.</summary>
[Collection("Training")]
public sealed class ExampleTests
{
    private static readonly string s_examples = Path.Combine(Repository.Root, "examples");

    [Fact]
    public void RecognizeFolder_ReadsEverySampleRightAndDrawsIt()
    {
        using var folder = new TestFolder();
        IReadOnlyList<string> lines = Run("01-Recognize-Folder.ps1", "-ChartDirectory", folder["charts"]);

        string[] samples = [.. Directory.EnumerateFiles(Path.Combine(s_examples, "digits")).Select(f => Path.GetFileName(f)!)];
        Assert.True(samples.Length >= 30);
        foreach (string sample in samples)
        {
            string row = Assert.Single(lines, line => line.EndsWith(' ' + sample, StringComparison.Ordinal));
            string digit = sample == "digit.png" ? "7" : sample[..1];
            string status = row.Split(' ').First(word => word is "Recognized" or "Rejected" or "Empty");
            // A 7 with a bent stem: read, but not surely enough.
            string expected = sample == "7-chalk.png" ? "Rejected" : "Recognized";
            Assert.Equal([digit, expected], [row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], status]);
            Assert.True(File.Exists(Path.Combine(folder["charts"], Path.GetFileNameWithoutExtension(sample) + ".prediction.png")));
        }

        string accuracy = Assert.Single(lines, line => line.StartsWith("Accuracy", StringComparison.Ordinal));
        Assert.Contains("in 10000", accuracy, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder["charts"], "confusion-matrix.png")));
        Assert.True(File.Exists(Path.Combine(folder["charts"], "mistakes.png")));
    }

    [Fact]
    public void TrainAndEvaluate_WritesModelCurvesAndHistory()
    {
        using var folder = new TestFolder();
        string idx = folder.Idx(train: 600, test: 100);
        IReadOnlyList<string> lines = Run("02-Train-And-Evaluate.ps1", "-OutputPath", folder["m.onnx"], "-Epochs", "1", "-DataPath", idx);
        string accuracy = Assert.Single(lines, line => line.StartsWith("Accuracy", StringComparison.Ordinal));
        Assert.Contains("in 100;", accuracy, StringComparison.Ordinal);
        string[] written = ["m.onnx", "m.onnx.curves.png", "m.onnx.history.csv", "m.onnx.confusion.png"];
        Assert.All(written, name => Assert.True(File.Exists(folder[name]), name));
    }

    [Fact]
    public void Report_ReadsTheSamplesAndWritesOneFile()
    {
        using var folder = new TestFolder();
        IReadOnlyList<string> lines = Run("05-Report.ps1", "-OutputPath", folder["report.html"]);
        Assert.Contains(lines, line => line.EndsWith(" report.html", StringComparison.Ordinal));
        Assert.Equal(["report.html"], folder.Files);
        string html = File.ReadAllText(folder["report.html"]);
        Assert.Contains("7-chalk.png", html, StringComparison.Ordinal);
        Assert.Contains("\"evaluations\":[{", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadNumbers_WritesARowForEachPicture()
    {
        using var folder = new TestFolder();
        Run("06-Read-Numbers.ps1", "-CsvPath", folder["out/amounts.csv"], "-ChartDirectory", folder["charts"]);
        string[] rows = File.ReadAllLines(folder["out/amounts.csv"]);
        string[] samples = Directory.GetFiles(Path.Combine(s_examples, "amounts"), "*.png");
        Assert.Equal(samples.Length + 1, rows.Length);
        Assert.All(samples, sample =>
        {
            string name = Path.GetFileNameWithoutExtension(sample), digits = name.Replace("-", "", StringComparison.Ordinal);
            string row = Assert.Single(rows, r => r.StartsWith($"\"{name}.png\",", StringComparison.Ordinal));
            Assert.Contains($"\"{digits}\"", row.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(folder["charts"], name + ".text.png")), name);
        });
    }

    [Fact]
    public void SheetToCsv_WritesTheTableOfTheSheet()
    {
        using var folder = new TestFolder();
        IReadOnlyList<string> lines = Run("07-Sheet-To-Csv.ps1", "-OutputDirectory", folder["out"]);
        string[] rows = File.ReadAllLines(folder["out/scores.csv"]);
        Assert.Equal(16, rows.Length);
        Assert.Equal("\"Row\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"Doubtful\"", rows[0]);
        // The row of the first pupil: the points, and their sum.
        Assert.Contains(",\"5\",\"8\",\"4\",\"3\",\"9\",\"6\",\"35\",", rows[2], StringComparison.Ordinal);
        Assert.True(File.Exists(folder["out/scores.grid.png"]));
        Assert.Contains(lines, line => line.StartsWith("scores.jpg: 120 cells in ", StringComparison.Ordinal));
    }

    private static string Script(string name) => Path.Combine(s_examples, name);

    private static IReadOnlyList<string> Run(string script, params string[] arguments)
    {
        ChildResult result = ChildShell.RunFile([Script(script), .. arguments]);
        Assert.True(result.ExitCode == 0 && result.Errors.Length == 0, $"Exit code {result.ExitCode}.\n{result.Output}\n{result.Errors}");
        return result.Lines;
    }
}
