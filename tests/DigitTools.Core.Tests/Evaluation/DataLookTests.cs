using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;

namespace DigitTools.Core.Tests.Evaluation;

/// <summary>Data that lie otherwise than MNIST's are found out; data that don't are left alone.</summary>
public sealed class DataLookTests
{
    private static readonly DigitClassifier s_classifier = ClassifierCache.Get(DigitClassifier.ShippedPath);

    public static TheoryData<bool, bool, int, int> Turns => new(
        from transposes in (bool[])[false, true]
        from inverts in (bool[])[false, true]
        from shift in (int[])[0, -1, 1]
        from count in (int[])[60, 1000]
        select (transposes, inverts, shift, count));

    [Theory]
    [MemberData(nameof(Turns))]
    public void DataLook_At_FindsWhatMakesThemRight(bool transposes, bool inverts, int shift, int count)
    {
        DigitDataset data = Mnist.Train.First(count);
        byte[] pixels = [.. data.Pixels], labels = [.. data.Labels];
        var turn = new DataTurn(transposes, inverts, shift);
        // What undoes the turn: the other shift.
        (turn with { LabelShift = -shift }).Apply(data);

        DataFinding finding = Look(data);

        Assert.Equal(turn.IsNone ? DataVerdict.Right : DataVerdict.Turned, finding.Verdict);
        Assert.Equal(turn, finding.Turn);
        finding.Turn.Apply(data);
        Assert.Equal(pixels, data.Pixels);
        Assert.Equal(labels, data.Labels);
    }

    [Fact]
    public void DataLook_At_TenPicturesAreEnough()
    {
        int[] indices = [.. Enumerable.Range(0, 10).Select(digit => Enumerable.Range(0, 100).First(i => Mnist.Train.Label(i) == digit))];
        DigitDataset data = Mnist.Train.First(100).Subset(indices);
        Assert.Equal(DataVerdict.Right, Look(data).Verdict);
        new DataTurn(Transposes: true, Inverts: true, 0).Apply(data);
        Assert.Equal(DataVerdict.Turned, Look(data).Verdict);
    }

    [Fact]
    public void DataLook_At_WornWritingIsLeftAlone()
    {
        // Half of the pixels are noise: the model reads much of it wrong.
        DigitDataset data = Mnist.Train.First(500);
        var random = new Random64(seed: 5);
        for (int i = 0; i < data.Pixels.Length; i++)
            if (random.NextInt32(10) < 5) data.Pixels[i] = (byte)random.NextInt32(256);
        DataFinding finding = Look(data);
        Assert.True(finding.Agreeing < finding.Count, $"{finding}");
        Assert.Equal(default, finding.Turn);
    }

    [Fact]
    public void DataLook_At_ShuffledLabelsAreWrong()
    {
        DigitDataset data = Mnist.Train.First(1000);
        Mnist.Test.FirstLabels(1000).CopyTo(data.Labels, 0);
        DataFinding finding = Look(data);
        Assert.Equal(DataVerdict.WrongLabels, finding.Verdict);
        Assert.Equal(default, finding.Turn);
    }

    [Fact]
    public void DataLook_At_OtherObjectsAreNoDigits()
    {
        DigitDataset data = SyntheticDigits.Make(500);
        DataFinding finding = Look(data);
        Assert.Equal(DataVerdict.NoDigits, finding.Verdict);
        Assert.Equal(default, finding.Turn);
    }

    [Fact]
    public void DataLook_At_OneClassAloneIsNeverTurned()
    {
        DigitDataset all = Mnist.Train.First(2000);
        DigitDataset sevens = all.Subset([.. Enumerable.Range(0, all.Count).Where(i => all.Labels[i] == 7)]);
        new DataTurn(Transposes: true, Inverts: false, 0).Apply(sevens);
        Assert.Equal(default, Look(sevens).Turn);
    }

    private static DataFinding Look(DigitDataset data) => DataLook.At(data, s_classifier, TestRun.Token);
}
