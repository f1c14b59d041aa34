using DigitTools.Core.Data;

namespace DigitTools.Core.Onnx;

/// <summary>
/// Reads the pictures again of which a network isn't sure, turned, moved and scaled a little, and takes the mean of all it says.
/// </summary>
/// <remarks>
/// What a network says of a digit between two classes changes when the digit is moved by a pixel; the mean changes less, and is right more
/// often. As in A. Krizhevsky, I. Sutskever, G. Hinton, "ImageNet classification with deep convolutional neural networks", NeurIPS 2012,
/// but only where there is a doubt: of MNIST's digits in three of a hundred. The views were chosen on what leave-out trainings left out
/// (docs/training.md).
/// </remarks>
internal static class SecondLook
{
    /// <summary>Of a picture of which the network is as sure as this, 0..1, one look is enough.</summary>
    public const double Sure = 0.99;

    private const int Classes = DigitShape.ClassCount, Pixels = DigitShape.PixelCount;

    private static readonly DigitMove[] s_views =
    [
        new(degrees: 6, shear: 0, logScale: 0.04f, logAspect: 0, x: 0.8f, y: 0.4f),
        new(degrees: -6, shear: 0, logScale: 0.04f, logAspect: 0, x: -0.8f, y: -0.4f),
        new(degrees: 6, shear: 0, logScale: -0.04f, logAspect: 0, x: -0.4f, y: 0.8f),
        new(degrees: -6, shear: 0, logScale: -0.04f, logAspect: 0, x: 0.4f, y: -0.8f),
    ];

    /// <summary>Runs a network over pictures.</summary>
    /// <param name="pictures">N x 784 bytes, ink 255 on paper 0.</param>
    /// <param name="logits">Receives N x 10 logits.</param>
    public delegate void Network(ReadOnlySpan<byte> pictures, Span<float> logits);

    /// <summary>Looks again where it is needed.</summary>
    /// <param name="pictures">N x 784 bytes, ink 255 on paper 0.</param>
    /// <param name="logits">N x 10 logits of the first look; those of the mean replace them where there was a second.</param>
    /// <param name="temperature">What logits are divided by before they become probabilities, over 0.</param>
    /// <param name="network">Looks.</param>
    public static void Apply(ReadOnlySpan<byte> pictures, Span<float> logits, double temperature, Network network)
    {
        int[] doubtful = Doubtful(logits, temperature);
        if (doubtful.Length == 0) return;

        byte[] views = new byte[doubtful.Length * s_views.Length * Pixels];
        for (int i = 0; i < doubtful.Length; i++)
        {
            ReadOnlySpan<byte> picture = pictures.Slice(doubtful[i] * Pixels, Pixels);
            for (int v = 0; v < s_views.Length; v++) s_views[v].Draw(picture, views.AsSpan((i * s_views.Length + v) * Pixels, Pixels));
        }

        float[] seen = new float[doubtful.Length * s_views.Length * Classes];
        network(views, seen);
        for (int i = 0; i < doubtful.Length; i++)
        {
            Average(
                logits.Slice(doubtful[i] * Classes, Classes),
                seen.AsSpan(i * s_views.Length * Classes, s_views.Length * Classes),
                temperature);
        }
    }

    private static int[] Doubtful(ReadOnlySpan<float> logits, double temperature)
    {
        var doubtful = new List<int>();
        Span<double> probabilities = stackalloc double[Classes];
        for (int i = 0; i < logits.Length / Classes; i++)
        {
            Softmax.Apply(logits.Slice(i * Classes, Classes), temperature, probabilities);
            double largest = 0;
            foreach (double probability in probabilities) largest = Math.Max(largest, probability);
            if (largest < Sure) doubtful.Add(i);
        }

        return [.. doubtful];
    }

    /// <summary>Puts the mean of the probabilities in the place of the first look's logits.</summary>
    /// <param name="first">10 logits.</param>
    /// <param name="views">Views x 10 logits.</param>
    /// <param name="temperature">As of <see cref="Apply"/>.</param>
    private static void Average(Span<float> first, ReadOnlySpan<float> views, double temperature)
    {
        Span<double> sums = stackalloc double[Classes], own = stackalloc double[Classes];
        Softmax.Apply(first, temperature, sums);
        for (int at = 0; at < views.Length; at += Classes)
        {
            Softmax.Apply(views.Slice(at, Classes), temperature, own);
            for (int k = 0; k < Classes; k++) sums[k] += own[k];
        }

        int looks = 1 + views.Length / Classes;
        for (int k = 0; k < Classes; k++) first[k] = (float)(temperature * Math.Log(Math.Max(sums[k] / looks, double.Epsilon)));
    }
}
