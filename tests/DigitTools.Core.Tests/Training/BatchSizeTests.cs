using DigitTools.Core.Data;
using DigitTools.Core.Training;

namespace DigitTools.Core.Tests.Training;

public sealed class BatchSizeTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(63, 1)]
    [InlineData(64, 2)]
    [InlineData(128, 4)]
    [InlineData(500, 15)]
    public void BatchSize_Parts_GrowWithTheBatchAndCoverIt(int data, int parts)
    {
        var size = new BatchSize(data, data / 8, data / 4);
        Assert.Equal(parts, size.Parts);
        BatchSize[] each = [.. Enumerable.Range(0, parts).Select(size.Part)];
        Assert.Equal((size.Data, size.Drawn, size.Outliers), (each.Sum(p => p.Data), each.Sum(p => p.Drawn), each.Sum(p => p.Outliers)));
        Assert.All(each, p => Assert.InRange(p.Data, data / parts, data / parts + 1));
    }

    [Fact]
    public void BatchMaker_Fill_GivesEveryPictureOfAnEpochOnce()
    {
        DigitDataset data = Mnist.Train.First(256);
        var batches = new BatchMaker(data, new BatchSize(128, 0, 0), stepsPerEpoch: 2, seed: 1);
        batches.StartEpoch(1, ranges: null);
        var seen = new List<string>();
        float[] pixels = new float[32 * DigitShape.PixelCount];
        long[] labels = new long[32];
        for (int step = 0; step < 2; step++)
        {
            for (int part = 0; part < 4; part++)
            {
                batches.Fill(step, part, pixels, labels);
                seen.AddRange(pixels.Chunk(DigitShape.PixelCount).Select((p, i) => Key(labels[i], p)));
            }
        }

        IEnumerable<string> expected = Enumerable.Range(0, data.Count).Select(
            i => Key(data.Labels[i], [.. data.Picture(i).ToArray().Select(b => b * (1 / 255f))]));
        Assert.Equal(expected.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    private static string Key(long label, float[] pixels) => $"{label}: {string.Join(' ', pixels)}";
}
