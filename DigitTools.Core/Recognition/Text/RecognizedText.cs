using DigitTools.Core.Preprocessing.Lines;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Recognition.Text;

/// <summary>What was read for a number.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why no text is given.</param>
/// <param name="Text">The text, or the likeliest of what is rejected: lines parted by line feeds, wide gaps as spaces.</param>
/// <param name="Confidence">How likely all of it is right, 0..1.</param>
/// <param name="Digits">Its digits, line after line; boxes in pixels of their lines.</param>
/// <param name="Lines">The lines.</param>
internal sealed record RecognizedText(
    RecognitionStatus Status,
    RecognitionReason Reason,
    string Text,
    double Confidence,
    IReadOnlyList<DecodedDigit> Digits,
    IReadOnlyList<TextLine> Lines);
