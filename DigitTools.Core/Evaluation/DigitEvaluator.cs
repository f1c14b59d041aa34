using System.Diagnostics;
using System.Numerics.Tensors;
using DigitTools.Core.Data;
using DigitTools.Core.Onnx;
using DigitTools.Core.Threading;

namespace DigitTools.Core.Evaluation;

/// <summary>Runs a classifier over labelled pictures and counts.</summary>
internal static class DigitEvaluator
{
    private const int Chunk = 256;
    private const int Classes = DigitShape.ClassCount;

    /// <summary>What is left for digits where a network is sure of none, so that a loss stays a number.</summary>
    private const double LeastShare = 1e-30;

    private static readonly double[] s_rejectedFractions = [0, 0.005, 0.01, 0.02, 0.05];

    /// <summary>Evaluates a classifier.</summary>
    /// <param name="classifier">The model; its temperature is applied.</param>
    /// <param name="data">Labelled pictures, at least one.</param>
    /// <param name="progress">Called now and then with pictures read and pictures in all, from the calling thread.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: the model fails.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DigitEvaluation Evaluate(
        IDigitModel classifier, DigitDataset data, Action<int, int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(data);
        var clock = Stopwatch.StartNew();
        float[] logits = new float[data.Count * Classes], others = new float[data.Count];
        int done = 0;
        ParallelWork.Run(
            (data.Count + Chunk - 1) / Chunk,
            chunk =>
            {
                int start = chunk * Chunk, count = Math.Min(Chunk, data.Count - start);
                classifier.Classify(
                    data.Pixels.AsSpan(start * DigitShape.PixelCount, count * DigitShape.PixelCount),
                    logits.AsSpan(start * Classes, count * Classes),
                    others.AsSpan(start, count),
                    cancellationToken);
                Interlocked.Add(ref done, count);
            },
            () => progress?.Invoke(Volatile.Read(ref done), data.Count),
            cancellationToken);
        return Count(logits, others, data, classifier.Temperature, clock.Elapsed);
    }

    private static DigitEvaluation Count(
        float[] logits, float[] others, DigitDataset data, double temperature, TimeSpan elapsed)
    {
        int[][] confusion = [.. Enumerable.Range(0, Classes).Select(_ => new int[Classes])];
        var readings = new Reading[data.Count];
        var mistakes = new List<Mistake>();
        Span<double> probabilities = stackalloc double[Classes];
        double loss = 0;
        for (int i = 0; i < data.Count; i++)
        {
            ReadOnlySpan<float> row = logits.AsSpan(i * Classes, Classes);
            Softmax.Apply(row, temperature, probabilities);
            int actual = data.Labels[i], predicted = TensorPrimitives.IndexOfMax(row);
            double isDigit = 1 - others[i], confidence = probabilities[predicted] * isDigit;
            readings[i] = new Reading(confidence, actual == predicted);
            confusion[actual][predicted]++;
            loss += Softmax.CrossEntropy(row, temperature, actual) - Math.Log(Math.Max(isDigit, LeastShare));
            if (actual != predicted) mistakes.Add(new Mistake(i, data.Paths?[i], actual, predicted, confidence));
        }

        IReadOnlyList<ReliabilityBin> reliability = Calibration.Bins(readings);
        return new DigitEvaluation
        {
            Count = data.Count,
            Errors = mistakes.Count,
            AccuracyInterval = WilsonInterval.Of(data.Count - mistakes.Count, data.Count),
            Loss = loss / data.Count,
            ExpectedCalibrationError = Calibration.ExpectedError(reliability),
            PerClass = [.. Enumerable.Range(0, Classes).Select(k => PerClass(confusion, k))],
            ConfusionMatrix = confusion,
            Mistakes = [.. mistakes.OrderByDescending(m => m.Confidence).ThenBy(m => m.Index)],
            Reliability = reliability,
            Coverage = Calibration.Coverage(readings, s_rejectedFractions),
            Elapsed = elapsed,
        };
    }

    private static ClassMetrics PerClass(int[][] confusion, int digit)
    {
        int right = confusion[digit][digit], support = confusion[digit].Sum(), read = confusion.Sum(row => row[digit]);
        double precision = Ratio(right, read), recall = Ratio(right, support);
        return new ClassMetrics(digit, precision, recall, Ratio(2 * precision * recall, precision + recall), support);
    }

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
