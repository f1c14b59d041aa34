using DigitTools.Core.Data;

namespace DigitTools.Core.Tests.Data;

public sealed class StratifiedSplitTests
{
    /// <summary>Class k has 100 (k + 1) members, mixed.</summary>
    private static readonly byte[] s_labels = Labels();

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.25)]
    [InlineData(0.9)]
    public void StratifiedSplit_Make_KeepsTheProportionsOfTheClasses(double fraction)
    {
        (_, int[] validation) = StratifiedSplit.Make(s_labels, fraction, seed: 3);
        for (int k = 0; k < 10; k++)
            Assert.Equal((int)(100 * (k + 1) * fraction), validation.Count(i => s_labels[i] == k));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void StratifiedSplit_Make_PutsEveryPictureIntoOnePart(double fraction)
    {
        (int[] train, int[] validation) = StratifiedSplit.Make(s_labels, fraction, seed: 3);
        Assert.Equal(Enumerable.Range(0, s_labels.Length), train.Concat(validation).Order());
        Assert.Equal(train.Order(), train);
        Assert.Equal(validation.Order(), validation);
    }

    [Fact]
    public void StratifiedSplit_Make_DependsOnTheSeedAlone()
    {
        int[] first = StratifiedSplit.Make(s_labels, 0.1, seed: 3).Validation;
        Assert.Equal(first, StratifiedSplit.Make(s_labels, 0.1, seed: 3).Validation);
        Assert.NotEqual(first, StratifiedSplit.Make(s_labels, 0.1, seed: 4).Validation);
    }

    [Fact]
    public void StratifiedSplit_Make_AFractionOfZeroValidatesOnNothing() =>
        Assert.Empty(StratifiedSplit.Make(s_labels, 0, seed: 3).Validation);

    [Fact]
    public void StratifiedSplit_Make_TinyClassesStayInBothPartsWhereTheyCan()
    {
        // Class 0 once, class 1 twice, class 2 three times.
        (int[] train, int[] validation) = StratifiedSplit.Make([0, 1, 1, 2, 2, 2], 0.05, seed: 1);
        Assert.Equal(2, validation.Length);
        Assert.Contains(0, train);
        Assert.Single(validation, i => i is 1 or 2);
        Assert.Single(validation, i => i >= 3);

        Assert.Equal([0, 1, 1], StratifiedSplit.Make([0, 1, 1, 2, 2, 2], 0.9, seed: 1).Train.Select(i => i == 0 ? 0 : 1));
    }

    private static byte[] Labels()
    {
        int[] order = [.. Enumerable.Range(0, 10).SelectMany(k => Enumerable.Repeat(k, 100 * (k + 1)))];
        new Random64(1).Shuffle(order);
        return [.. order.Select(k => (byte)k)];
    }
}
