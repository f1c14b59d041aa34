using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Recognition.Text;

/// <summary>What became of a labelled picture. One that can't be read is a mistake.</summary>
internal sealed record TextReading
{
    /// <summary>Compares what was read with its label.</summary>
    /// <param name="label">What is written.</param>
    /// <param name="result">What was read.</param>
    /// <param name="comparison">What is compared.</param>
    internal TextReading(LabelledText label, TextResult result, TextComparison comparison)
    {
        Label = label;
        Result = result;
        Actual = Compared(label.Text, comparison);
        Predicted = Compared(result.Text, comparison);
    }

    /// <summary>What is written.</summary>
    public LabelledText Label { get; }

    /// <summary>What was read.</summary>
    public TextResult Result { get; }

    /// <summary>What is written, as far as it is compared: digits, and <c>/</c> between lines.</summary>
    public string Actual { get; }

    /// <summary>What was read, as far as it is compared.</summary>
    public string Predicted { get; }

    /// <summary>Whether both are the same.</summary>
    public bool IsRight => IsRead && Actual == Predicted;

    /// <summary>Whether the confidence is high enough.</summary>
    public bool IsRecognized => IsRead && Result.Status == RecognitionStatus.Recognized;

    /// <summary>Whether another number of digits was read than is written.</summary>
    public bool IsOfOtherLength => !IsRead || Actual.Count(char.IsAsciiDigit) != Predicted.Count(char.IsAsciiDigit);

    /// <summary>Characters to be put in, taken out or exchanged.</summary>
    public int Errors => EditDistance.Of(Actual, Predicted);

    private bool IsRead => Result.Error is null;

    /// <summary>Signs and gaps don't count, and a slash without digits on both sides parts no lines.</summary>
    private static string Compared(string text, TextComparison comparison) =>
        string.Join(comparison == TextComparison.DigitsAndLines ? "/" : "", LabelledText.LinesOf(text));
}
