using System.Numerics.Tensors;
using DigitTools.Core.Data;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Evaluation;

/// <summary>
/// Asks a model about some labelled pictures, whether they lie as MNIST's do and show what their labels say. Data are left as they are
/// unless it is certain that they are not.
/// </summary>
internal static class DataLook
{
    /// <summary>Pictures of each class that are looked at; of 200 pictures a share is known to 7 %.</summary>
    private const int OfEachClass = 20;

    /// <summary>How often chance may turn data that are right: that as many classes are read as their labels say.</summary>
    private const double Chance = 1e-6;

    /// <summary>The part read right, 0..1, over which nothing else is tried, and the one over which data are digits as labelled.</summary>
    private const double NearlyAll = 0.95, Half = 0.5;

    private const int Classes = DigitShape.ClassCount;

    private static readonly DataTurn[] s_turns =
    [
        new(Transposes: true, Inverts: false, 0), new(Transposes: false, Inverts: true, 0), new(Transposes: true, Inverts: true, 0),
    ];

    /// <summary>The labels as they are, one too high and one too low.</summary>
    private static readonly int[] s_shifts = [0, -1, 1];

    /// <summary>Looks at up to 20 pictures of each class, the same ones each time.</summary>
    /// <param name="data">Labelled pictures.</param>
    /// <param name="classifier">A model that reads MNIST well.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: the model fails.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DataFinding At(DigitDataset data, DigitClassifier classifier, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(classifier);
        DigitDataset some = data.Subset(Choose(data.Labels));
        Answers asTheyAre = Ask(some, default, classifier, cancellationToken);
        int agreeing = asTheyAre.Agreeing(some.Labels, default);
        // Most users' data end here, with one run over 200 pictures. Mostly right is not enough: a network that bears much reads many
        // digits of exchanged ink and paper too.
        if (IsSurelyOver(NearlyAll, agreeing, some.Count))
            return new DataFinding(DataVerdict.Right, default, some.Count, agreeing, agreeing);

        var asked = new List<(DataTurn Turn, Answers Answers)> { (default, asTheyAre) };
        foreach (DataTurn turn in s_turns) asked.Add((turn, Ask(some, turn, classifier, cancellationToken)));
        (DataTurn best, Answers answers) = asked
            .SelectMany(a => s_shifts, (a, shift) => (Turn: a.Turn with { LabelShift = shift }, a.Answers))
            .MaxBy(a => a.Answers.Agreeing(some.Labels, a.Turn));
        int turned = answers.Agreeing(some.Labels, best);
        bool isCertain = !best.IsNone && IsSurelyOver(Half, turned, some.Count)
            && IsNoAccident(answers, some.Labels, best) && IsSurelyBetter(answers, asTheyAre, some.Labels, best);
        if (isCertain) return new DataFinding(DataVerdict.Turned, best, some.Count, agreeing, turned);
        if (!IsSurelyUnderHalf(agreeing, some.Count)) return new DataFinding(DataVerdict.Right, default, some.Count, agreeing, agreeing);

        bool areDigits = IsSurelyOver(Half, asked.Max(a => a.Answers.Sure), some.Count);
        return new DataFinding(areDigits ? DataVerdict.WrongLabels : DataVerdict.NoDigits, default, some.Count, agreeing, agreeing);
    }

    private static bool IsSurelyUnderHalf(int agreeing, int count) => WilsonInterval.Of(agreeing, count).High < Half;

    private static bool IsSurelyOver(double part, int agreeing, int count) => WilsonInterval.Of(agreeing, count).Low > part;

    /// <summary>
    /// Pictures of a class fail together, so classes are counted: as many are mostly read as their label says as chance gives, with one
    /// answer in ten, at most once in a million.
    /// </summary>
    private static bool IsNoAccident(Answers answers, byte[] labels, DataTurn turn)
    {
        int[,] counts = new int[Classes, Classes];
        for (int i = 0; i < labels.Length; i++) counts[turn.Shifted(labels[i]), answers.Digits[i]]++;
        int classes = 0, right = 0;
        for (int k = 0; k < Classes; k++)
        {
            int[] row = [.. Enumerable.Range(0, Classes).Select(answer => counts[k, answer])];
            if (row.Sum() == 0) continue;
            classes++;
            if (row[k] == row.Max() && row.Count(count => count == row[k]) == 1) right++;
        }

        return AtLeast(right, classes, 0.1) < Chance;
    }

    /// <summary>Whether the turn makes what the labels say likelier in nearly all pictures: a sign test, at 1 %.</summary>
    private static bool IsSurelyBetter(Answers turned, Answers asTheyAre, byte[] labels, DataTurn turn)
    {
        int gained = 0, lost = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            double before = asTheyAre.Shares[i * Classes + labels[i]], after = turned.Shares[i * Classes + turn.Shifted(labels[i])];
            if (after > before) gained++;
            if (after < before) lost++;
        }

        return AtLeast(gained, gained + lost, 0.5) < 0.01;
    }

    /// <summary>How likely it is that of n cases at least so many come, each with the same probability.</summary>
    private static double AtLeast(int least, int n, double probability)
    {
        double tail = 0;
        for (int k = least; k <= n; k++) tail += Binomial(n, k) * Math.Pow(probability, k) * Math.Pow(1 - probability, n - k);
        return tail;
    }

    private static double Binomial(int n, int k)
    {
        double ways = 1;
        for (int i = 1; i <= k; i++) ways = ways * (n - k + i) / i;
        return ways;
    }

    private static int[] Choose(byte[] labels)
    {
        var members = new List<int>[Classes];
        for (int k = 0; k < Classes; k++) members[k] = [];
        for (int i = 0; i < labels.Length; i++) members[labels[i]].Add(i);
        var chosen = new List<int>();
        for (int k = 0; k < Classes; k++)
        {
            int[] shuffled = [.. members[k]];
            new Random64(seed: 1, (ulong)k).Shuffle(shuffled.AsSpan());
            chosen.AddRange(shuffled.Take(OfEachClass));
        }

        return [.. chosen];
    }

    private static Answers Ask(DigitDataset data, DataTurn turn, DigitClassifier classifier, CancellationToken cancellationToken)
    {
        byte[] pictures = [.. data.Pixels];
        turn.Turn(pictures);
        float[] logits = new float[data.Count * Classes];
        classifier.LookOnce(pictures, logits, [], cancellationToken);
        int[] digits = new int[data.Count];
        double[] shares = new double[data.Count * Classes];
        int sure = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            ReadOnlySpan<float> row = logits.AsSpan(i * Classes, Classes);
            digits[i] = TensorPrimitives.IndexOfMax(row);
            Span<double> probabilities = shares.AsSpan(i * Classes, Classes);
            Softmax.Apply(row, classifier.Metadata.Temperature, probabilities);
            if (probabilities[digits[i]] >= classifier.Metadata.MinimumConfidence) sure++;
        }

        return new Answers(digits, shares, sure);
    }

    /// <summary>What the model says of pictures.</summary>
    /// <param name="Digits">What it reads in each.</param>
    /// <param name="Shares">N x 10: how probable it says each digit is.</param>
    /// <param name="Sure">How many it is sure of.</param>
    private readonly record struct Answers(int[] Digits, double[] Shares, int Sure)
    {
        public int Agreeing(byte[] labels, DataTurn turn)
        {
            int agreeing = 0;
            for (int i = 0; i < labels.Length; i++) agreeing += Digits[i] == turn.Shifted(labels[i]) ? 1 : 0;
            return agreeing;
        }
    }
}
