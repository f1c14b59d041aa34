using DigitTools.Core.Data;

namespace DigitTools.Core.Onnx;

/// <summary>
/// Reads the pictures again of which a network isn't sure, turned, moved, scaled and set upright a little, asks the networks that lie in
/// its file with it, and takes the mean of the log-odds of all that they say.
/// </summary>
/// <remarks>
/// What a network says of a digit between two classes changes when the digit is moved by a pixel; the mean changes less, and is right more
/// often. As in A. Krizhevsky, I. Sutskever, G. Hinton, "ImageNet classification with deep convolutional neural networks", NeurIPS 2012,
/// but only where there is a doubt: of MNIST's digits in four of a hundred. Networks that were trained apart err apart: L. Hansen,
/// P. Salamon, "Neural network ensembles", IEEE PAMI 1990. Log-odds instead of probabilities, as a look that is sure counts for more than
/// one that wavers: C. Genest, J. Zidek, "Combining probability distributions", Statistical Science 1986. The views, and who gets which,
/// were chosen on what leave-out trainings left out (docs/training.md).
/// </remarks>
internal static class SecondLook
{
    /// <summary>Of a picture of which the network is as sure as this, 0..1, one look is enough.</summary>
    public const double Sure = 0.995;

    /// <summary>No look is surer than this that it is another digit.</summary>
    private const double Least = 1e-6;

    /// <summary>How much of its slant is taken from a digit: half-way, as most digits that were learnt from lean.</summary>
    private const float Straightened = 0.5f;

    private const int Classes = DigitShape.ClassCount, Pixels = DigitShape.PixelCount;

    private static readonly View[] s_views =
    [
        new(Degrees: 6, LogScale: 0.04f, X: 0.8f, Y: 0.4f),
        new(Degrees: -6, LogScale: 0.04f, X: -0.8f, Y: -0.4f),
        new(Degrees: 6, LogScale: -0.04f, X: -0.4f, Y: 0.8f),
        new(Degrees: -6, LogScale: -0.04f, X: 0.4f, Y: -0.8f),
    ];

    /// <summary>Looks again where it is needed.</summary>
    /// <param name="pictures">N x 784 bytes, ink 255 on paper 0.</param>
    /// <param name="logits">N x 10 logits of the first look; those of the mean replace them where there was a second.</param>
    /// <param name="classifier">Who took the first look.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    public static void Apply(
        ReadOnlySpan<byte> pictures, Span<float> logits, DigitClassifier classifier, CancellationToken cancellationToken)
    {
        int[] doubtful = Doubtful(logits, classifier.Temperature);
        if (doubtful.Length == 0) return;

        double[] sums = new double[doubtful.Length * Classes];
        for (int i = 0; i < doubtful.Length; i++)
            Add(RowOf(logits, doubtful[i]), classifier.Temperature, sums.AsSpan(i * Classes, Classes));
        int looks = 1;
        DigitClassifier[] all = [classifier, .. classifier.Companions];
        for (int a = 0; a < all.Length; a++)
        {
            View?[] views = ViewsOf(a, all.Length);
            AddLooks(pictures, doubtful, views, all[a], sums, cancellationToken);
            looks += views.Length;
        }

        for (int i = 0; i < doubtful.Length; i++)
        {
            Span<float> row = RowOf(logits, doubtful[i]);
            for (int k = 0; k < Classes; k++)
                row[k] = (float)(classifier.Temperature * sums[i * Classes + k] / looks);
        }
    }

    /// <summary>
    /// What one of several looks at: the views are dealt out; null is the picture as it is, for those that haven't seen it yet.
    /// </summary>
    private static View?[] ViewsOf(int member, int count)
    {
        IEnumerable<View> dealt = s_views.Where((_, i) => i % count == member);
        return member == 0 ? [.. dealt] : [null, .. dealt];
    }

    /// <summary>The pictures that a first look leaves in doubt, by their places.</summary>
    /// <param name="logits">N x 10 logits of the first look.</param>
    /// <param name="temperature">What logits are divided by before they become probabilities, over 0.</param>
    public static int[] Doubtful(ReadOnlySpan<float> logits, double temperature)
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

    /// <summary>Adds what a network says of some of the pictures, as logarithms of probabilities.</summary>
    private static void AddLooks(
        ReadOnlySpan<byte> pictures,
        int[] chosen,
        View?[] views,
        DigitClassifier classifier,
        double[] sums,
        CancellationToken cancellationToken)
    {
        byte[] seen = new byte[chosen.Length * views.Length * Pixels];
        float[] logits = new float[chosen.Length * views.Length * Classes];
        for (int i = 0; i < chosen.Length; i++)
        {
            ReadOnlySpan<byte> picture = pictures.Slice(chosen[i] * Pixels, Pixels);
            float slant = DigitSlant.Of(picture);
            for (int v = 0; v < views.Length; v++)
            {
                Span<byte> view = seen.AsSpan((i * views.Length + v) * Pixels, Pixels);
                if (views[v] is { } seenSo) seenSo.Move(slant).Draw(picture, view);
                else picture.CopyTo(view);
            }
        }

        classifier.LookOnce(seen, logits, [], cancellationToken);
        for (int look = 0; look < chosen.Length * views.Length; look++)
            Add(RowOf(logits, look), classifier.Temperature, sums.AsSpan(look / views.Length * Classes, Classes));
    }

    private static void Add(ReadOnlySpan<float> logits, double temperature, Span<double> sum)
    {
        Span<double> probabilities = stackalloc double[Classes];
        Softmax.Apply(logits, temperature, probabilities);
        for (int k = 0; k < Classes; k++) sum[k] += Math.Log(Math.Max(Least, probabilities[k]));
    }

    private static Span<float> RowOf(Span<float> logits, int index) => logits.Slice(index * Classes, Classes);

    /// <summary>How a picture is seen again; as for <see cref="DigitMove"/>.</summary>
    private readonly record struct View(float Degrees, float LogScale, float X, float Y)
    {
        /// <summary>The move for a digit of a slant.</summary>
        public DigitMove Move(float slant) => new(Degrees, Straightened * slant, LogScale, logAspect: 0, X, Y);
    }
}
