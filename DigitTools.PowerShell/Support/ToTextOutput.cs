using DigitTools.Core.Database;
using DigitTools.Core.Recognition.Text;

namespace DigitTools.Support;

/// <summary>From the core's records of numbers to the objects that users get.</summary>
internal static class ToTextOutput
{
    public static DigitText Text(TextResult result, string modelId) => new(Digits(result.Digits, result.Path, result.Page))
    {
        Path = result.Path,
        Page = result.Page,
        Status = result.Status.ToString(),
        Reason = result.Reason.ToString(),
        Text = result.Text,
        Confidence = result.Confidence,
        ModelId = modelId,
    };

    public static DigitTextDigit[] Digits(IReadOnlyList<TextDigit> digits, string path, int page) =>
        [.. digits.Select((digit, i) => Digit(digit, path, page, i))];

    public static DigitTextEvaluation Evaluation(TextEvaluation evaluation, string modelPath, string dataPath) =>
        WithFigures(
            new DigitTextEvaluation
            {
                Model = modelPath,
                DataPath = dataPath,
                Kinds = [.. evaluation.Kinds.Select(kind => WithFigures(new DigitTextKind { Kind = kind.Kind }, kind.Score))],
                Mistakes = [.. evaluation.Mistakes.Select(Mistake)],
                Coverage = [.. evaluation.Coverage.Select(ToOutput.Coverage)],
                Elapsed = evaluation.Elapsed,
                PicturesPerSecond = evaluation.PicturesPerSecond,
            },
            evaluation.Score);

    private static T WithFigures<T>(T output, TextScore score)
        where T : DigitTextFigures
    {
        output.Count = score.Count;
        output.Exact = score.Exact;
        (output.ExactLow, output.ExactHigh) = score.ExactInterval;
        output.CharacterErrorRate = score.CharacterErrorRate;
        output.WrongLength = score.WrongLength;
        output.Recognized = score.Recognized;
        output.ExactOfRecognized = score.ExactOfRecognized;
        output.CoverageAt99 = score.CoverageAt99;
        output.ExpectedCalibrationError = score.ExpectedCalibrationError;
        return output;
    }

    private static DigitTextMistake Mistake(TextReading reading) => new()
    {
        Path = reading.Label.Path,
        Kind = reading.Label.Kind,
        Actual = reading.Actual,
        Predicted = reading.Predicted,
        Confidence = reading.Result.Confidence,
        Status = reading.Result.Error is null ? reading.Result.Status.ToString() : nameof(BatchStatus.Failed),
    };

    private static DigitTextDigit Digit(TextDigit digit, string path, int page, int index) => new(digit.Probabilities)
    {
        Path = path,
        Page = page,
        Line = digit.Line,
        Index = index,
        Digit = digit.Digit,
        Second = digit.Second,
        Left = digit.Left,
        Top = digit.Top,
        Width = digit.Width,
        Height = digit.Height,
    };
}
