using DigitTools.Core.Data;
using DigitTools.Core.Handwriting;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Tests.Handwriting;

public sealed class ScribblerTests
{
    private const int Count = 500;

    [Fact]
    public void Scribbler_DrawDigit_DrawsWhatTheShippedModelReads()
    {
        (byte[] pixels, int[] digits) = Draw((Span<float> picture, ref Random64 random) => Scribbler.DrawDigit(picture, ref random));
        (int[] read, _) = Read(pixels);
        Assert.InRange(digits.Zip(read).Count(p => p.First == p.Second), 0.97 * Count, Count);
        Assert.All(Enumerable.Range(0, 10), digit => Assert.Contains(digit, digits));
    }

    [Fact]
    public void PrintedDigit_Draw_DrawsWhatTheShippedModelReads()
    {
        int next = 0;
        (byte[] pixels, int[] digits) = Draw((Span<float> picture, ref Random64 random) =>
        {
            PrintedDigit.Draw(next % DigitShape.ClassCount, picture, ref random);
            return next++ % DigitShape.ClassCount;
        });
        (int[] read, _) = Read(pixels);
        Assert.InRange(digits.Zip(read).Count(p => p.First == p.Second), 0.97 * Count, Count);
    }

    [Fact]
    public void Scribbler_DrawOutlier_DrawsWhatTheShippedModelRejects()
    {
        (byte[] pixels, _) = Draw((Span<float> picture, ref Random64 random) =>
        {
            Scribbler.DrawOutlier(picture, ref random);
            return -1;
        });
        using var model = DigitClassifier.Load(DigitClassifier.ShippedPath, TestRun.Token);
        (_, double[] confidences) = Read(pixels);
        Assert.InRange(confidences.Count(c => c < model.Metadata.MinimumConfidence), 0.9 * Count, Count);
    }

    [Fact]
    public void Scribbler_Draw_IsAFunctionOfItsStream()
    {
        float[] first = new float[784], second = new float[784];
        for (ulong position = 0; position < 50; position++)
        {
            Random64 a = new(3, 1, position), b = new(3, 1, position);
            Scribbler.DrawOutlier(first, ref a);
            Scribbler.DrawOutlier(second, ref b);
            Assert.Equal(first, second);
            Assert.All(first, p => Assert.InRange(p, 0, 1));
        }
    }

    private delegate int Painter(Span<float> picture, ref Random64 random);

    private static (byte[] Pixels, int[] Labels) Draw(Painter paint)
    {
        byte[] pixels = new byte[Count * DigitShape.PixelCount];
        int[] labels = new int[Count];
        Span<float> picture = new float[DigitShape.PixelCount];
        for (int i = 0; i < Count; i++)
        {
            var random = new Random64(11, 0, (ulong)i);
            labels[i] = paint(picture, ref random);
            for (int k = 0; k < picture.Length; k++) pixels[i * picture.Length + k] = (byte)(picture[k] * 255 + 0.5f);
        }

        return (pixels, labels);
    }

    private static (int[] Digits, double[] Confidences) Read(byte[] pixels)
    {
        using var model = DigitClassifier.Load(DigitClassifier.ShippedPath);
        float[] logits = new float[Count * DigitShape.ClassCount];
        model.Classify(pixels, logits);
        int[] digits = new int[Count];
        double[] confidences = new double[Count];
        Span<double> probabilities = new double[DigitShape.ClassCount];
        for (int i = 0; i < Count; i++)
        {
            Softmax.Apply(logits.AsSpan(i * DigitShape.ClassCount, DigitShape.ClassCount), model.Metadata.Temperature, probabilities);
            for (int k = 0; k < probabilities.Length; k++)
            {
                if (probabilities[k] > confidences[i]) (digits[i], confidences[i]) = (k, probabilities[k]);
            }
        }

        return (digits, confidences);
    }
}
