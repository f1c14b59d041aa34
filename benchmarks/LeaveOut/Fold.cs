using DigitTools.Core;
using DigitTools.Core.Data;

namespace DigitTools.Benchmarks.LeaveOut;

/// <summary>A sixth of MNIST's training half that a training doesn't see, and the rest, which it does.</summary>
/// <param name="Training">50,000 pictures.</param>
/// <param name="HeldOut">10,000 pictures, the classes in the same proportions.</param>
internal sealed record Fold(DigitDataset Training, DigitDataset HeldOut)
{
    /// <summary>Folds that together hold out every picture once.</summary>
    public const int Count = 6;

    /// <summary>Makes one.</summary>
    /// <param name="number">0 .. 5. The same number gives the same pictures on every machine.</param>
    public static Fold Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
        DigitDataset all = DigitData.Read(DigitData.ShippedFolder, DataSplit.Train);
        int[] seen = new int[DigitShape.ClassCount];
        ILookup<bool, int> parts = Enumerable.Range(0, all.Count).ToLookup(i => seen[all.Labels[i]]++ % Count == number);
        return new Fold(all.Subset([.. parts[false]]), all.Subset([.. parts[true]]));
    }
}
