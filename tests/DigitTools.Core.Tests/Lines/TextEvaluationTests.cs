using DigitTools.Core.Evaluation;
using DigitTools.Core.Recognition.Text;

namespace DigitTools.Core.Tests.Lines;

public sealed class TextEvaluationTests
{
    [Fact]
    public void TextEvaluation_Score_CountsByHand()
    {
        TextScore score = Evaluate(
            Readings.Make("1234", "1234", 0.95), Readings.Make("12", "12", 0.9), Readings.Make("567", "561", 0.85),
            Readings.Make("89", "8", 0.3), Readings.Failed("7")).Score;

        Assert.Equal(5, score.Count);
        Assert.Equal(0.4, score.Exact, 1e-12);
        Assert.Equal(WilsonInterval.Of(2, 5), score.ExactInterval);
        // One exchanged, one left out, one of a picture that can't be read; 12 are written.
        Assert.Equal(3 / 12.0, score.CharacterErrorRate, 1e-12);
        Assert.Equal(0.4, score.WrongLength, 1e-12);
        Assert.Equal(0.6, score.Recognized, 1e-12);
        Assert.Equal(2 / 3.0, score.ExactOfRecognized!.Value, 1e-12);
        Assert.Equal(0.4, score.CoverageAt99, 1e-12);
        // 0.05 and 0.1 in bins of their own; the rest is as far off as it is sure.
        Assert.Equal((0.05 + 0.1 + 0.85 + 0.3 + 0) / 5, score.ExpectedCalibrationError, 1e-12);
    }

    [Fact]
    public void TextEvaluation_NothingRecognized_HasNoShareOfItRight()
    {
        TextScore score = Evaluate(Readings.Make("1", "1", 0.2), Readings.Make("", "12", 0.1)).Score;
        Assert.Equal(0, score.Recognized);
        Assert.Null(score.ExactOfRecognized);
        Assert.Equal(2, score.CharacterErrorRate, 1e-12);
    }

    [Fact]
    public void TextEvaluation_Kinds_HaveFiguresOfTheirOwn()
    {
        TextEvaluation evaluation = Evaluate(
            Readings.Make("1", "1", kind: "photo"), Readings.Make("2", "2"), Readings.Make("3", "5", kind: "photo"),
            Readings.Make("4", "4", kind: "drawn"));
        Assert.Equal(
            [("", 1, 1), ("drawn", 1, 1), ("photo", 2, 0.5)],
            evaluation.Kinds.Select(kind => (kind.Kind, kind.Score.Count, kind.Score.Exact)));
    }

    [Fact]
    public void TextEvaluation_WithoutKinds_HasNone() => Assert.Empty(Evaluate(Readings.Make("1", "1"), Readings.Make("2", "3")).Kinds);

    [Fact]
    public void TextEvaluation_Mistakes_AreTheSurestFirst()
    {
        TextEvaluation evaluation = Evaluate(
            Readings.Failed("1"), Readings.Make("2", "3", 0.4), Readings.Make("4", "4", 0.99), Readings.Make("5", "6", 0.7));
        Assert.Equal(["6", "3", ""], evaluation.Mistakes.Select(m => m.Predicted));
        Assert.Equal((4, 3), (evaluation.Count, evaluation.Errors));
        Assert.Equal(4, evaluation.Readings.Count);
        Assert.Equal(4, evaluation.PicturesPerSecond, 1e-12);
    }

    [Fact]
    public void TextEvaluation_Coverage_RejectsFarMoreThanThatOfDigits()
    {
        TextEvaluation evaluation = Evaluate(
            Readings.Make("1", "1", 0.9), Readings.Make("2", "2", 0.8), Readings.Make("3", "3", 0.7), Readings.Make("4", "5", 0.6));
        Assert.Equal([0, 0.05, 0.1, 0.25, 0.5, 0.75], evaluation.Coverage.Select(p => p.RejectedFraction));
        Assert.Equal([1, 1, 1, 0, 0, 0], evaluation.Coverage.Select(p => p.Errors));
        Assert.Equal(15, evaluation.Reliability.Count);
    }

    private static TextEvaluation Evaluate(params TextReading[] readings) => TextEvaluation.Of(readings, TimeSpan.FromSeconds(1));
}
