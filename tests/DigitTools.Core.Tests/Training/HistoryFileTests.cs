using DigitTools.Core.Model;
using DigitTools.Core.Training;

namespace DigitTools.Core.Tests.Training;

public sealed class HistoryFileTests : IDisposable
{
    private static readonly TrainingEpoch[] s_epochs =
    [
        new(1, 1.25, 0.5, double.NaN, double.NaN, 0.004, TimeSpan.FromMilliseconds(61_234.5), 4321.06),
        new(2, 0.123456789, 0.96875, 0.0625, 0.984375, 0.000008, TimeSpan.FromSeconds(1), 12_345),
    ];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void HistoryFile_Write_GivesARowAnEpochInAnyCulture(string culture)
    {
        string[] lines = Culture.Run(culture, () =>
        {
            HistoryFile.Write(_folder["history.csv"], s_epochs);
            return File.ReadAllText(_folder["history.csv"]).Split('\n');
        });
        string[] expected =
        [
            "Epoch,TrainLoss,TrainAccuracy,ValidationLoss,ValidationAccuracy,LearningRate,Seconds,ImagesPerSecond",
            "1,1.25,0.5,,,0.004,61.235,4321.1",
            "2,0.12345679,0.96875,0.0625,0.984375,0.000008,1,12345",
            "",
        ];
        Assert.Equal(expected, lines);
    }

    [Fact]
    public void HistoryFile_Write_ReplacesTheShorterHistory()
    {
        HistoryFile.Write(_folder["history.csv"], s_epochs[..1]);
        HistoryFile.Write(_folder["history.csv"], s_epochs);
        Assert.Equal(3, File.ReadAllLines(_folder["history.csv"]).Length);
        Assert.Equal(["history.csv"], _folder.Files);
    }
}
