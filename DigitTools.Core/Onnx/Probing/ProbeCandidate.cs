using System.Numerics.Tensors;

namespace DigitTools.Core.Onnx.Probing;

/// <summary>A convention that a model may have, and what the model gives when it is fed so.</summary>
/// <param name="classifier">The model.</param>
/// <param name="convention">The convention.</param>
internal sealed class ProbeCandidate(DigitClassifier classifier, InputConvention convention)
{
    private const int Classes = DigitShape.ClassCount;

    /// <summary>The most that a view counts, nats: a network that is wrong and sure beyond measure must not let it decide alone.</summary>
    private const double MostLoss = 5;

    /// <summary>What is left for digits where a network is sure of none, so that a loss stays a number.</summary>
    private const double Tiny = 1e-30;

    private readonly InputEncoder _encoder = InputEncoder.Make(classifier.Layout, convention);
    private readonly float[] _scores = new float[ProbeViews.All.Count * classifier.Columns];
    private double[] _losses = [];

    /// <summary>The convention.</summary>
    public InputConvention Convention => convention;

    /// <summary>Why the model fails when it is fed so; null as long as it doesn't.</summary>
    public DigitException? Failure { get; private set; }

    /// <summary>Views that were read.</summary>
    public int Count { get; set; }

    /// <summary>Mean cross-entropy, nats, of views that count so much at most.</summary>
    public double Loss { get; private set; }

    /// <summary>The part read right, 0..1.</summary>
    public double Accuracy { get; private set; }

    /// <summary>What the model gave for the views that were read.</summary>
    public ReadOnlySpan<float> Scores => _scores.AsSpan(0, Count * classifier.Columns);

    /// <summary>Reads some views. Several threads may read others.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">That after the last.</param>
    /// <param name="cancellationToken">Stops the network.</param>
    public void Read(int start, int end, CancellationToken cancellationToken)
    {
        if (Failure is not null) return;
        try
        {
            Range views = (start * DigitShape.PixelCount)..(end * DigitShape.PixelCount);
            Range scores = (start * classifier.Columns)..(end * classifier.Columns);
            classifier.Score(ProbeViews.All.Pixels.AsSpan(views), _encoder, _scores.AsSpan(scores), cancellationToken);
        }
        catch (DigitException e)
        {
            Failure = e;
        }
    }

    /// <summary>Says how well the views were read.</summary>
    /// <param name="reader">Makes logits of what the model gives.</param>
    /// <returns>The logits; null if some are no numbers.</returns>
    public float[]? Judge(Logits reader)
    {
        float[] logits = new float[Count * Classes];
        _losses = new double[Count];
        int right = 0;
        for (int i = 0; i < Count; i++)
        {
            int label = ProbeViews.All.Labels[i];
            Span<float> row = logits.AsSpan(i * Classes, Classes);
            if (!reader.TryRow(_scores.AsSpan(i * classifier.Columns, classifier.Columns), 1, row, out double other))
            {
                Failure = Errors.ModelGivesNoNumbers(classifier.Path);
                return null;
            }

            double loss = Softmax.CrossEntropy(row, 1, label) - Math.Log(Math.Max(1 - other, Tiny));
            _losses[i] = Math.Min(loss, MostLoss);
            // Where all are the same, as beside a class that is no digit, nothing was read.
            if (TensorPrimitives.IndexOfMax(row) == label && TensorPrimitives.Min(row) < row[label]) right++;
        }

        (Loss, Accuracy) = (_losses.Average(), (double)right / Count);
        return logits;
    }

    /// <summary>Which number of the model stands for which digit, if each digit has one that answers to it best.</summary>
    /// <param name="kind">What the numbers are.</param>
    public IReadOnlyList<int>? Order(ScoreKind kind)
    {
        int columns = classifier.Columns;
        var reader = new Logits(kind, columns, [.. Enumerable.Range(0, columns)]);
        double[][] sums = [.. Enumerable.Range(0, Classes).Select(_ => new double[columns])];
        float[] row = new float[columns];
        double[] shares = new double[columns];
        for (int i = 0; i < Count; i++)
        {
            if (!reader.TryRow(_scores.AsSpan(i * columns, columns), 1, row, out _)) return null;
            Softmax.Apply(row, 1, shares);
            TensorPrimitives.Add<double>(sums[ProbeViews.All.Labels[i]], shares, sums[ProbeViews.All.Labels[i]]);
        }

        int[] order = [.. sums.Select(of => TensorPrimitives.IndexOfMax<double>(of))];
        return order.Distinct().Count() == Classes ? order : null;
    }

    /// <summary>How sure it is that this is better than another convention, 0..1; 0.5 where the one is as good as the other.</summary>
    /// <param name="other">The other, which was judged by the same views.</param>
    public double CertaintyAgainst(ProbeCandidate other)
    {
        double[] gains = [.. _losses.Zip(other._losses, (mine, its) => its - mine)];
        double mean = gains.Average(), variance = gains.Sum(gain => (gain - mean) * (gain - mean)) / (gains.Length - 1);
        double error = Math.Sqrt(variance / gains.Length);
        // A normal distribution, nearly.
        const double Slope = 1.702;
        return error == 0 ? 0.5 : 1 / (1 + Math.Exp(-Slope * mean / error));
    }
}
