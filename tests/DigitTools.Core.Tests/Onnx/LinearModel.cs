using DigitTools.Core.Data;

namespace DigitTools.Core.Tests.Onnx;

/// <summary>A classifier small enough to compute its answers by hand: one linear map.</summary>
internal static class LinearModel
{
    /// <summary>10 x 784.</summary>
    public static float[] Weights { get; } = Numbers(DigitShape.ClassCount * DigitShape.PixelCount, 0.2f);

    public static float[] Bias { get; } = Numbers(DigitShape.ClassCount, 1);

    /// <summary>The logits of one picture, computed here.</summary>
    public static float[] Logits(ReadOnlySpan<byte> picture, double mean = 0, double deviation = 1)
    {
        float[] logits = new float[DigitShape.ClassCount];
        for (int k = 0; k < logits.Length; k++)
        {
            double sum = Bias[k];
            for (int i = 0; i < picture.Length; i++) sum += Weights[k * picture.Length + i] * (picture[i] / 255.0 - mean) / deviation;
            logits[k] = (float)sum;
        }

        return logits;
    }

    private static float[] Numbers(int count, float range)
    {
        var random = new Random64(17);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle(-range, range))];
    }
}
