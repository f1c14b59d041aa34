using DigitTools.Core.Onnx;

namespace DigitTools.Core.Tests.Onnx;

public sealed class SecondLookTests : IDisposable
{
    private const int Classes = DigitShape.ClassCount, Count = 1000;

    private static readonly byte[] s_labels = Mnist.Test.FirstLabels(Count);

    private readonly DigitClassifier _classifier = DigitClassifier.Load(DigitClassifier.ShippedPath, TestRun.Token);
    private readonly byte[] _striped = Striped();
    private readonly float[] _once = new float[Count * Classes], _twice = new float[Count * Classes];

    public SecondLookTests()
    {
        _classifier.LookOnce(_striped, _once, [], TestRun.Token);
        _classifier.Classify(_striped, _twice, TestRun.Token);
    }

    public void Dispose() => _classifier.Dispose();

    [Fact]
    public void Classify_OfSurePictures_IsTheFirstLook()
    {
        int sure = 0;
        for (int i = 0; i < Count; i++)
        {
            if (IsDoubtful(i)) continue;
            sure++;
            Assert.Equal(Row(_once, i), Row(_twice, i));
        }

        Assert.InRange(sure, 100, Count - 100);
    }

    [Fact]
    public void Classify_OfDoubtfulPictures_ReadsMoreOfThemRight()
    {
        int[] doubtful = [.. Enumerable.Range(0, Count).Where(IsDoubtful)];
        Assert.All(doubtful, i => Assert.NotEqual(Row(_once, i), Row(_twice, i)));
        Assert.True(Wrong(_twice) < Wrong(_once), $"{Wrong(_once)} wrong at the first look, {Wrong(_twice)} at the second.");
    }

    [Fact]
    public void LookAgain_EndsWithThePicturesThatAreSureByThen()
    {
        int doubtful = Enumerable.Range(0, Count).Count(IsDoubtful);
        // Two others see the picture as it is, and four views are dealt out.
        int taken = _classifier.LookAgain(_striped, _once, TestRun.Token);
        int unsure = Enumerable.Range(0, Count).Count(i => Confidence(_twice, i) < 0.99);
        Assert.InRange(taken, 6 * unsure, 6 * doubtful - 1);
        Assert.Equal(_twice, _once);
    }

    [Fact]
    public void Classify_GivesAPictureTheSame_WhateverComesWithIt()
    {
        float[] alone = new float[Classes];
        for (int i = 0; i < 50; i++)
        {
            _classifier.Classify(_striped.AsSpan(i * DigitShape.PixelCount, DigitShape.PixelCount), alone, TestRun.Token);
            for (int k = 0; k < Classes; k++) Assert.Equal(Row(_twice, i)[k], alone[k], 1e-3);
        }
    }

    [Fact]
    public void Classify_WithAModelOfAnotherTool_LooksOnce()
    {
        using var foreign = DigitClassifier.Load(Repository.Fixture("pytorch-cnn.onnx"), TestRun.Token);
        foreign.LookOnce(_striped, _once, [], TestRun.Token);
        foreign.Classify(_striped, _twice, TestRun.Token);
        Assert.Equal(_once, _twice);
    }

    private bool IsDoubtful(int picture) => Confidence(_once, picture) < SecondLook.SureOf(_classifier);

    private double Confidence(float[] logits, int picture)
    {
        Span<double> probabilities = stackalloc double[Classes];
        Softmax.Apply(Row(logits, picture), _classifier.Temperature, probabilities);
        return probabilities.ToArray().Max();
    }

    private static int Wrong(float[] logits) =>
        Enumerable.Range(0, Count).Count(i => Row(logits, i) is var row && Array.IndexOf(row, row.Max()) != s_labels[i]);

    private static float[] Row(float[] logits, int picture) => logits[(picture * Classes)..((picture + 1) * Classes)];

    /// <summary>Digits with four rows of paper through their middle.</summary>
    private static byte[] Striped()
    {
        byte[] pixels = Mnist.Test.FirstPixels(Count);
        for (int i = 0; i < Count; i++) pixels.AsSpan(i * DigitShape.PixelCount + 12 * DigitShape.Side, 4 * DigitShape.Side).Clear();
        return pixels;
    }
}
