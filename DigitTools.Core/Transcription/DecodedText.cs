namespace DigitTools.Core.Transcription;

/// <summary>The likeliest text.</summary>
/// <param name="Digits">Its digits, line after line.</param>
/// <param name="Text">As it is shown: lines parted by line feeds, wide gaps as spaces, or in the form that was asked for.</param>
/// <param name="Probability">That all of it is right, 0..1, among the texts that are possible.</param>
internal sealed record DecodedText(IReadOnlyList<DecodedDigit> Digits, string Text, double Probability)
{
    /// <summary>No digit.</summary>
    public static DecodedText Nothing { get; } = new([], "", 0);

    /// <summary>Whether these digits were read, whatever stands between them.</summary>
    /// <param name="digits">As "1250".</param>
    public bool DigitsAre(string digits) => Digits.Select(digit => (char)('0' + digit.Digit)).SequenceEqual(digits);
}
