using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Tests.Evaluation;

public sealed class CalibrationTests
{
    [Fact]
    public void Calibration_Bins_PutsEachReadingIntoItsInterval()
    {
        IReadOnlyList<ReliabilityBin> bins = Calibration.Bins(
            [new(0, false), new(0.05, true), new(0.3, true), new(0.9, true), new(0.9, false), new(1, true)]);
        Assert.Equal(15, bins.Count);
        Assert.Equal([2, 1, 2, 1], new[] { 0, 4, 13, 14 }.Select(b => bins[b].Count));
        Assert.Equal(6, bins.Sum(b => b.Count));
        Assert.Equal((0.9, 0.5), (bins[13].MeanConfidence, bins[13].Accuracy));
        Assert.Equal((0.025, 0.5), (bins[0].MeanConfidence, bins[0].Accuracy));
        Assert.Equal(new ReliabilityBin(7.0 / 15, 8.0 / 15, 0, 0, 0), bins[7]);
    }

    [Fact]
    public void Calibration_ExpectedError_WeighsTheBinsByCount() =>
        // Twice |0.9 - 0.5|, once |0.3 - 1|.
        Assert.Equal(0.5, Calibration.ExpectedError(Calibration.Bins([new(0.9, true), new(0.9, false), new(0.3, true)])), 1e-12);

    [Fact]
    public void Calibration_ExpectedError_IsZeroWhereConfidencesHold()
    {
        Reading[] readings = [.. Enumerable.Range(0, 10).Select(i => new Reading(0.7, i < 7))];
        Assert.Equal(0, Calibration.ExpectedError(Calibration.Bins(readings)), 1e-12);
    }

    [Fact]
    public void Calibration_Coverage_GivesTheLeastSureBackFirst()
    {
        // Confidences 0.001 .. 1.000; wrong are 1, 5, 10, 30 and 800 thousandths.
        int[] wrong = [1, 5, 10, 30, 800];
        Reading[] readings = [.. Enumerable.Range(1, 1000).Reverse().Select(i => new Reading(i / 1000.0, !wrong.Contains(i)))];
        CoveragePoint[] expected =
        [
            new(0, 0.001, 1000, 5, 0.005),
            new(0.005, 0.006, 995, 3, 3 / 995.0),
            new(0.01, 0.011, 990, 2, 2 / 990.0),
            new(0.02, 0.021, 980, 2, 2 / 980.0),
            new(0.05, 0.051, 950, 1, 1 / 950.0),
        ];
        Assert.Equal(expected, Calibration.Coverage(readings, [0, 0.005, 0.01, 0.02, 0.05]));
    }

    [Fact]
    public void Calibration_Coverage_KeepsAtLeastOneReading() =>
        Assert.All(Calibration.Coverage([new(0.5, false)], [0, 0.5, 1]), p => Assert.Equal((1, 1, 1.0), (p.Count, p.Errors, p.ErrorRate)));

    [Fact]
    public void Calibration_LargestKept_IsTheLongestRowWithFewEnoughWrong()
    {
        // Wrong are four of 30: of the first 15 one is.
        Reading[] readings = [.. Enumerable.Range(1, 30).Select(i => new Reading(1 - i / 100.0, i is not 10 and (< 16 or > 18)))];
        Assert.Equal(15 / 30.0, Calibration.LargestKept(readings, oneWrongIn: 10), 1e-12);
        Assert.Equal(9 / 30.0, Calibration.LargestKept(readings, oneWrongIn: 100), 1e-12);
        Assert.Equal(1, Calibration.LargestKept(readings, oneWrongIn: 7), 1e-12);
    }

    [Fact]
    public void Calibration_LargestKept_PartsNoneThatAreEquallySure()
    {
        Assert.Equal(0.5, Calibration.LargestKept([new(0.9, true), new(0.9, true), new(0.5, true), new(0.5, false)], 100), 1e-12);
        Assert.Equal(0, Calibration.LargestKept([new(0.9, true), new(0.9, false)], 100), 1e-12);
    }
}
