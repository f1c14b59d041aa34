using DigitTools.Core.Imaging;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Recognition;

public sealed class ReadingNetworkTests : IDisposable
{
    private readonly DigitClassifier _classifier = DigitClassifier.Load(DigitClassifier.ShippedPath);
    private readonly ReadingList _list = new();

    public void Dispose() => _classifier.Dispose();

    [Fact]
    public void ReadingNetwork_Logits_OfSomeAndThenMoreAreThoseOfAllAtOnce()
    {
        var network = new ReadingNetwork(_classifier);
        for (int i = 0; i < 3; i++) Add(i);
        Assert.Equal(30, network.Logits(_list, TestRun.Token).Length);
        for (int i = 3; i < 150; i++) Add(i);
        float[] expected = new float[1500];
        _classifier.Classify(_list.Inputs, expected, TestRun.Token);
        Assert.Equal(expected, network.Logits(_list, TestRun.Token).ToArray(), (one, other) => Math.Abs(one - other) < 1e-3f);
    }

    [Fact]
    public void ReadingNetwork_Clear_ForgetsTheLastBatch()
    {
        var network = new ReadingNetwork(_classifier);
        Add(0);
        float[] first = network.Logits(_list, TestRun.Token).ToArray();
        _list.Clear();
        network.Clear();
        Add(1);
        Assert.NotEqual(first, network.Logits(_list, TestRun.Token).ToArray());
    }

    [Fact]
    public void ReadingNetwork_IsSure_OfADigitButNotOfABlot()
    {
        var network = new ReadingNetwork(_classifier);
        Add(0);
        Add(null);
        Assert.True(network.IsSure(_list, 0, TestRun.Token));
        Assert.False(network.IsSure(_list, 1, TestRun.Token));
    }

    /// <summary>Adds a test picture of MNIST, or a block of ink.</summary>
    private void Add(int? index)
    {
        if (index is { } i) Mnist.Test.Pixels(i).CopyTo(_list.Next());
        else _list.Next().Fill(byte.MaxValue);
        _list.Add(View.OfAll(ViewKind.Whole, Polarity.DarkOnLight), ReadingPart.Digit, InkFacts.Perfect, Area.All);
    }
}
