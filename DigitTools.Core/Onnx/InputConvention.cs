using System.Globalization;

namespace DigitTools.Core.Onnx;

/// <summary>How a picture is given to a network: which numbers its pixels are, and how they lie.</summary>
/// <param name="Range">What paper and ink are.</param>
/// <param name="IsTransposed">Whether rows and columns are exchanged, as in the files of EMNIST.</param>
/// <param name="Fit">How it comes into other sides than 28.</param>
internal sealed record InputConvention(InputRange Range, bool IsTransposed = false, SideFit Fit = SideFit.None)
{
    private const string Transposed = "transposed", Centered = "centered", Resized = "resized", Inverted = "inverted";

    /// <summary>Reads what <see cref="ToString"/> writes, and other ranges, means and deviations.</summary>
    /// <param name="text">Such as <c>0..1</c>, <c>0..255 inverted</c>, <c>mean 0.1307 deviation 0.3081</c>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ConventionInvalid"/>.</exception>
    public static InputConvention Parse(string text)
    {
        List<string> words = [.. text.ToLowerInvariant().Split([' ', ',', ';', '='], StringSplitOptions.RemoveEmptyEntries)];
        bool transposed = words.Remove(Transposed), inverted = words.Remove(Inverted);
        SideFit fit = words.Remove(Centered) ? SideFit.Centered : words.Remove(Resized) ? SideFit.Resized : SideFit.None;
        InputRange range = Range(words) ?? throw Errors.ConventionInvalid(text);
        return new InputConvention(inverted ? range.Inverted() : range, transposed, fit);

        static InputRange? Range(List<string> words) => words switch
        {
            [] => InputRange.Unit,
            ["imagenet"] => InputRange.ImageNet,
            ["mean", var m, "deviation", var d] when Number(m) is { } mean && Number(d) is { } deviation and > 0 =>
                InputRange.Normal(mean, deviation),
            [var ends] when ends.Split("..") is [var p, var i] && Number(p) is { } paper && Number(i) is { } ink && paper != ink =>
                InputRange.Between(paper, ink),
            _ => null,
        };

        static double? Number(string word) =>
            double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && Math.Abs(number) <= 1e6
                ? number
                : null;
    }

    /// <summary>As people write it: <see cref="Parse"/> reads it.</summary>
    public override string ToString()
    {
        string transposed = IsTransposed ? " " + Transposed : "";
        return Fit switch
        {
            SideFit.Centered => $"{Range.Name}{transposed} {Centered}",
            SideFit.Resized => $"{Range.Name}{transposed} {Resized}",
            _ => Range.Name + transposed,
        };
    }
}
