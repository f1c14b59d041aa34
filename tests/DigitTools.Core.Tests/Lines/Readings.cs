using DigitTools.Core.Data;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Text;

namespace DigitTools.Core.Tests.Lines;

/// <summary>Readings made by hand, so that every number can be computed.</summary>
internal static class Readings
{
    /// <summary>A picture that was read.</summary>
    /// <param name="label">What is written, as labels have it.</param>
    /// <param name="text">What was read, as <see cref="TextResult.Text"/> has it.</param>
    /// <param name="confidence">From 0.8 on it is recognized.</param>
    /// <param name="kind">Of the picture.</param>
    /// <param name="comparison">What is compared.</param>
    public static TextReading Make(
        string label, string text, double confidence = 0.9, string kind = "", TextComparison comparison = TextComparison.DigitsAndLines)
    {
        var result = new TextResult(new PicturePage("/n.png", hash: null))
        {
            Text = text,
            Confidence = confidence,
            Status = confidence >= 0.8 ? RecognitionStatus.Recognized : RecognitionStatus.Rejected,
        };
        return new TextReading(new LabelledText(result.Path, label, kind), result, comparison);
    }

    /// <summary>A picture that could not be read.</summary>
    public static TextReading Failed(string label) => new(
        new LabelledText("/f.png", label, ""),
        new TextResult(new PicturePage("/f.png", hash: null))
        {
            Error = new DigitException(DigitErrorId.PictureUnreadable, "why", "/f.png"),
        },
        TextComparison.DigitsAndLines);
}
