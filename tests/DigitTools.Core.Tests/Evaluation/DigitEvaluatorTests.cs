using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Tests.Evaluation;

/// <summary>The logits are written into the pictures, so that every number can be computed by hand.</summary>
public sealed class DigitEvaluatorTests
{
    /// <summary>Logits of the digit meant, in units of ln 3: confidence 1/2 (3/(3 + 9 x 1/3)), 3/4 and 9/10.</summary>
    private const double Ln3 = 1.0986122886681098;

    [Fact]
    public void DigitEvaluator_Evaluate_CountsByHand()
    {
        DigitEvaluation evaluation = Evaluate(
            Reading(0, 0, 3), Reading(0, 0, 3), Reading(0, 1, 2), Reading(1, 1, 4), Reading(2, 1, 3), Reading(3, 3, 2));

        Assert.Equal((6, 2), (evaluation.Count, evaluation.Errors));
        Assert.Equal(4.0 / 6, evaluation.Accuracy, 1e-12);
        Assert.Equal(2, evaluation.ConfusionMatrix[0][0]);
        Assert.Equal(1, evaluation.ConfusionMatrix[0][1]);
        Assert.Equal(1, evaluation.ConfusionMatrix[1][1]);
        Assert.Equal(1, evaluation.ConfusionMatrix[2][1]);
        Assert.Equal(1, evaluation.ConfusionMatrix[3][3]);
        Assert.Equal(6, evaluation.ConfusionMatrix.Sum(row => row.Sum()));

        Assert.Equal(new ClassMetrics(0, 1, 2.0 / 3, 0.8, 3), Rounded(evaluation.PerClass[0]));
        Assert.Equal(new ClassMetrics(1, 1.0 / 3, 1, 0.5, 1), Rounded(evaluation.PerClass[1]));
        Assert.Equal(new ClassMetrics(2, 0, 0, 0, 1), evaluation.PerClass[2]);
        Assert.Equal(new ClassMetrics(3, 1, 1, 1, 1), evaluation.PerClass[3]);
        // Neither there nor read: 0 / 0.
        Assert.Equal(new ClassMetrics(4, 0, 0, 0, 0), evaluation.PerClass[4]);
    }

    [Fact]
    public void DigitEvaluator_Evaluate_ComputesTheLossOfTheLabel()
    {
        // Confidences 3/4 right, 9/10 right; 1/2 wrong, where the label has 1/9 of the rest.
        DigitEvaluation evaluation = Evaluate(Reading(0, 0, 3), Reading(1, 1, 4), Reading(2, 5, 2));
        double expected = -(Math.Log(27.0 / 36) + Math.Log(81.0 / 90) + Math.Log(0.5 / 9)) / 3;
        Assert.Equal(expected, evaluation.Loss, 1e-4);
    }

    [Fact]
    public void DigitEvaluator_Evaluate_SortsMistakesBySurenessThenPosition()
    {
        DigitEvaluation evaluation = Evaluate(Reading(0, 1, 2), Reading(3, 2, 4), Reading(5, 5, 4), Reading(6, 7, 4), Reading(8, 9, 3));
        Assert.Equal([1, 3, 4, 0], evaluation.Mistakes.Select(m => m.Index));
        Assert.Equal((3, 2), (evaluation.Mistakes[0].Actual, evaluation.Mistakes[0].Predicted));
        Assert.Equal([0.9, 0.9, 0.75, 0.5], evaluation.Mistakes.Select(m => Math.Round(m.Confidence, 4)));
        Assert.All(evaluation.Mistakes, m => Assert.Null(m.Path));
    }

    [Fact]
    public void DigitEvaluator_Evaluate_NamesTheFilesOfMistakes()
    {
        (byte[] first, byte label) = Reading(4, 9, 2);
        (byte[] second, _) = Reading(4, 4, 2);
        var data = new DigitDataset("folder", [.. first, .. second], [label, label], ["/a.png", "/b.png"]);
        Assert.Equal("/a.png", Assert.Single(Evaluate(data).Mistakes).Path);
    }

    [Fact]
    public void DigitEvaluator_Evaluate_AppliesTheTemperatureOfTheModel()
    {
        DigitDataset data = Data(Reading(0, 1, 4), Reading(1, 1, 4));
        DigitEvaluation evaluation = Evaluate(data, temperature: 2);
        // 4 ln 3 / 2: e to it is 9, confidence 9 / (9 + 9).
        Assert.Equal(0.5, Assert.Single(evaluation.Mistakes).Confidence, 1e-4);
        Assert.Equal(-(Math.Log(0.5) + Math.Log(1.0 / 18)) / 2, evaluation.Loss, 1e-4);
    }

    [Fact]
    public void DigitEvaluator_Evaluate_ReportsProgressUpToTheTotal()
    {
        using var classifier = new WrittenLogits(1);
        var reports = new List<(int Done, int Total)>();
        DigitEvaluator.Evaluate(classifier, Mnist.Test.First(1000), (done, total) => reports.Add((done, total)), TestRun.Token);
        Assert.Equal((1000, 1000), reports[^1]);
    }

    [Fact]
    public void DigitEvaluator_Evaluate_StopsWhenCancelled()
    {
        using var classifier = new WrittenLogits(1);
        Assert.ThrowsAny<OperationCanceledException>(
            () => DigitEvaluator.Evaluate(classifier, Mnist.Test.First(1000), cancellationToken: new CancellationToken(canceled: true)));
    }

    private static DigitEvaluation Evaluate(params (byte[] Picture, byte Label)[] readings) => Evaluate(Data(readings));

    private static DigitEvaluation Evaluate(DigitDataset data, double temperature = 1)
    {
        using var classifier = new WrittenLogits(temperature);
        return DigitEvaluator.Evaluate(classifier, data, cancellationToken: TestRun.Token);
    }

    private static DigitDataset Data(params (byte[] Picture, byte Label)[] readings) =>
        new("hand", [.. readings.SelectMany(r => r.Picture)], [.. readings.Select(r => r.Label)]);

    /// <summary>A picture that is read as a digit with a logit of some ln 3 over the others.</summary>
    private static (byte[] Picture, byte Label) Reading(byte actual, int predicted, int ln3)
    {
        byte[] picture = new byte[DigitShape.PixelCount];
        picture[predicted] = (byte)(60 * ln3);
        return (picture, actual);
    }

    private static ClassMetrics Rounded(ClassMetrics m) =>
        m with { Precision = Exact(m.Precision), Recall = Exact(m.Recall), F1 = Exact(m.F1) };

    /// <summary>The nearest fraction of 30, so that thirds compare exactly.</summary>
    private static double Exact(double value) =>
        Math.Abs(value - Math.Round(value * 30) / 30) < 1e-12 ? Math.Round(value * 30) / 30 : value;

    /// <summary>Logit k is the pixel k, in units of ln 3 / 60.</summary>
    private sealed class WrittenLogits(double temperature) : IDigitModel
    {
        public string ModelId => "written";

        public string Path => "written";

        public double MinimumConfidence => 0;

        public double Temperature => temperature;

        public void Classify(ReadOnlySpan<byte> pictures, Span<float> logits, Span<float> others, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < logits.Length; i++)
                logits[i] = (float)(Ln3 / 60 * pictures[i / DigitShape.ClassCount * DigitShape.PixelCount + i % DigitShape.ClassCount]);
        }

        public void Dispose()
        {
        }
    }
}
