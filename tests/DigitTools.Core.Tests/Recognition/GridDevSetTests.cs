using DigitTools.Core.Data;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Core.Tests.Recognition;

/// <summary>Photos of sudokus, where the folder with them is there.</summary>
public sealed class GridDevSetTests : IDisposable
{
    private readonly GridRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Read_PhotosOfSudokus_AreReadNearlyAll()
    {
        string folder = Path.Combine(Repository.Root, "..", "shared", "dev-sets", "grids");
        if (!Directory.Exists(folder)) Assert.Skip($"'{folder}' is not here.");

        LabelledText[] labels = [.. LabelledTexts.Read(folder).Where((_, i) => i % 10 == 0)];
        GridResult[] results = _run.All(new GridOptions(), [.. labels.Select(label => new PictureRequest(label.Path))]);
        int counted = 0, right = 0, recognized = 0, recognizedRight = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            string[] rows = labels[i].Text.Split('/');
            Assert.Equal((rows.Length, rows[0].Length), (results[i].Sheets[0].Rows, results[i].Sheets[0].Columns));
            foreach (GridCell cell in results[i].Cells)
            {
                char expected = rows[cell.Row - 1][cell.Column - 1];
                if (expected == '?') continue;
                bool isRead = cell.Status == RecognitionStatus.Recognized;
                bool isRight = expected == '.' ? cell.Status == RecognitionStatus.Empty : isRead && cell.Text == $"{expected}";
                counted++;
                if (isRight) right++;
                if (isRead) recognized++;
                if (isRead && isRight) recognizedRight++;
            }
        }

        Assert.InRange(counted, 500, labels.Length * 81);
        Assert.True(right >= 0.985 * counted, $"{right} of {counted} are right.");
        Assert.True(recognizedRight >= 0.995 * recognized, $"{recognizedRight} of {recognized} recognized are right.");
    }
}
