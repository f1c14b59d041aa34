using DigitTools.Core.Data;

namespace DigitTools.Core.Onnx;

/// <summary>
/// Reads the pictures again of which a network isn't sure, turned, moved, scaled and set upright a little, asks the networks that lie in
/// its file with it, and takes the mean of the log-odds of all that they say. Ends with a picture as soon as the mean is sure.
/// </summary>
/// <remarks>
/// What a network says of a digit between two classes changes when the digit is moved by a pixel; the mean changes less, and is right
/// more often. As in A. Krizhevsky, I. Sutskever, G. Hinton, "ImageNet classification with deep convolutional neural networks", NeurIPS
/// 2012, but only where there is a doubt: of MNIST's digits in two to four of a hundred. Networks that were trained apart err apart: L.
/// Hansen, P. Salamon, "Neural network ensembles", IEEE PAMI 1990. Log-odds instead of probabilities, as a look that is sure counts for
/// more than one that wavers: C. Genest, J. Zidek, "Combining probability distributions", Statistical Science 1986. One look after the
/// other, and no more than are needed, as in A. Wald, "Sequential tests of statistical hypotheses", Annals of Mathematical Statistics
/// 1945. The views, who gets which, and what a doubt is were chosen on what leave-out trainings left out (docs/training.md).
/// </remarks>
internal static class SecondLook
{
    /// <summary>What a doubt is to a network that is alone, so that five million multiply-adds are enough for a digit on average.</summary>
    private static readonly Doubt s_alone = new(First: 0.98, Later: 0.95);

    /// <summary>What a doubt is where others can be asked: they take fewer letters for digits, the more often they are.</summary>
    private static readonly Doubt s_withOthers = new(First: 0.995, Later: 0.99);

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

    /// <summary>How sure the first look of a model has to be of a picture, 0..1, that no other is taken.</summary>
    public static double SureOf(DigitClassifier classifier) => DoubtOf(classifier).First;

    /// <summary>Looks again where it is needed.</summary>
    /// <param name="pictures">N x 784 bytes, ink 255 on paper 0.</param>
    /// <param name="logits">N x 10 logits of the first look; those of the mean replace them where there were more.</param>
    /// <param name="classifier">Who took the first look.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <returns>How many looks were taken, the first ones not counted.</returns>
    public static int Apply(
        ReadOnlySpan<byte> pictures, Span<float> logits, DigitClassifier classifier, CancellationToken cancellationToken)
    {
        (double temperature, Doubt doubt) = (classifier.Temperature, DoubtOf(classifier));
        int[] doubtful = Doubtful(logits, Enumerable.Range(0, logits.Length / Classes), temperature, doubt.First);
        if (doubtful.Length == 0) return 0;

        double[] sums = new double[logits.Length];
        foreach (int picture in doubtful) Add(RowOf(logits, picture), temperature, SumOf(sums, picture));
        (int looks, int taken) = (1, 0);
        foreach (Look look in LooksOf(classifier))
        {
            AddLook(pictures, doubtful, look, sums, cancellationToken);
            looks++;
            taken += doubtful.Length;
            foreach (int picture in doubtful)
                for (int k = 0; k < Classes; k++) RowOf(logits, picture)[k] = (float)(temperature * SumOf(sums, picture)[k] / looks);
            doubtful = Doubtful(logits, doubtful, temperature, doubt.Later);
            if (doubtful.Length == 0) break;
        }

        return taken;
    }

    private static Doubt DoubtOf(DigitClassifier classifier) => classifier.Companions.Count == 0 ? s_alone : s_withOthers;

    /// <summary>
    /// The looks in their turn: first those that haven't seen the picture see it as it is, then the views are dealt out to all.
    /// </summary>
    private static IEnumerable<Look> LooksOf(DigitClassifier classifier)
    {
        DigitClassifier[] all = [classifier, .. classifier.Companions];
        IEnumerable<Look> asItIs = classifier.Companions.Select(c => new Look(c, View: null));
        return asItIs.Concat(s_views.Select((view, i) => new Look(all[i % all.Length], view)));
    }

    /// <summary>Those of some pictures of which the logits leave a doubt.</summary>
    private static int[] Doubtful(ReadOnlySpan<float> logits, IEnumerable<int> pictures, double temperature, double sure)
    {
        var doubtful = new List<int>();
        Span<double> probabilities = stackalloc double[Classes];
        foreach (int picture in pictures)
        {
            Softmax.Apply(logits.Slice(picture * Classes, Classes), temperature, probabilities);
            double largest = 0;
            foreach (double probability in probabilities) largest = Math.Max(largest, probability);
            if (largest < sure) doubtful.Add(picture);
        }

        return [.. doubtful];
    }

    /// <summary>Adds what a look says of some of the pictures, as logarithms of probabilities.</summary>
    private static void AddLook(
        ReadOnlySpan<byte> pictures, int[] chosen, Look look, double[] sums, CancellationToken cancellationToken)
    {
        byte[] seen = new byte[chosen.Length * Pixels];
        float[] logits = new float[chosen.Length * Classes];
        for (int i = 0; i < chosen.Length; i++)
        {
            ReadOnlySpan<byte> picture = pictures.Slice(chosen[i] * Pixels, Pixels);
            Span<byte> view = seen.AsSpan(i * Pixels, Pixels);
            if (look.View is { } seenSo) seenSo.Move(DigitSlant.Of(picture)).Draw(picture, view);
            else picture.CopyTo(view);
        }

        look.Reader.LookOnce(seen, logits, [], cancellationToken);
        for (int i = 0; i < chosen.Length; i++) Add(RowOf(logits, i), look.Reader.Temperature, SumOf(sums, chosen[i]));
    }

    private static void Add(ReadOnlySpan<float> logits, double temperature, Span<double> sum)
    {
        Span<double> probabilities = stackalloc double[Classes];
        Softmax.Apply(logits, temperature, probabilities);
        for (int k = 0; k < Classes; k++) sum[k] += Math.Log(Math.Max(Least, probabilities[k]));
    }

    private static Span<float> RowOf(Span<float> logits, int index) => logits.Slice(index * Classes, Classes);

    private static Span<double> SumOf(double[] sums, int picture) => sums.AsSpan(picture * Classes, Classes);

    /// <summary>How sure a model has to be of a picture, 0..1: at its first look, and by the mean of several.</summary>
    private readonly record struct Doubt(double First, double Later);

    /// <summary>Who looks at what; null is the picture as it is.</summary>
    private readonly record struct Look(DigitClassifier Reader, View? View);

    /// <summary>How a picture is seen again; as for <see cref="DigitMove"/>.</summary>
    private readonly record struct View(float Degrees, float LogScale, float X, float Y)
    {
        /// <summary>The move for a digit of a slant.</summary>
        public DigitMove Move(float slant) => new(Degrees, Straightened * slant, LogScale, logAspect: 0, X, Y);
    }
}
