using DigitTools.Core.Data;

namespace DigitTools.Core.Tests;

/// <summary>MNIST as the core takes it.</summary>
internal static class MnistDataset
{
    /// <summary>The first pictures of a half.</summary>
    public static DigitDataset First(this Mnist half, int count) =>
        new(DigitData.ShippedFolder, half.FirstPixels(count), half.FirstLabels(count));
}
