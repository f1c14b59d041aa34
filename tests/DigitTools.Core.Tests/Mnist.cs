using DigitTools.Core.Data;

namespace DigitTools.Core.Tests;

/// <summary>The MNIST data that ships, read once.</summary>
internal static class Mnist
{
    private static readonly Lazy<DigitDataset> s_test = new(() => DigitData.Read(DigitData.ShippedFolder, DataSplit.Test));
    private static readonly Lazy<DigitDataset> s_train = new(() => DigitData.Read(DigitData.ShippedFolder, DataSplit.Train));

    public static DigitDataset Test(int count = 10_000) => First(s_test.Value, count);

    public static DigitDataset Train(int count) => First(s_train.Value, count);

    private static DigitDataset First(DigitDataset data, int count) => data.Subset([.. Enumerable.Range(0, count)]);
}
