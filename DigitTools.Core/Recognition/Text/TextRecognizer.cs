using System.Numerics;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Imaging;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing.Lines;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Recognition.Text;

/// <summary>Reads the numbers in a picture that is decoded. Not thread-safe: it keeps its memory.</summary>
/// <param name="network">The model.</param>
/// <param name="minimumConfidence">Below this confidence, 0..1, a text is rejected; null takes the model's own threshold.</param>
internal sealed class TextRecognizer(LineNetwork network, double? minimumConfidence)
{
    /// <summary>A reading that is as likely as this, 0..1, is not looked for in another way.</summary>
    private const double Clear = 0.1;

    /// <summary>
    /// A text that is likelier than the first, 0..1, and not as likely as the second, is looked at again: larger, as it is and set
    /// upright. What is read in all of these looks is more often right, and surer.
    /// </summary>
    private const double Hopeless = 0.01, Sure = 0.95;

    /// <summary>Rows that characters take then.</summary>
    private const float LargeHeight = 24.5f;

    private readonly LineFinder _finder = new();
    private readonly (LineNetwork Reader, bool IsUpright)[] _looks = Looks(network);
    private readonly TextCalibration _calibration = TextCalibration.Of(network.Metadata);
    private readonly double _minimumConfidence = minimumConfidence ?? network.Metadata.MinimumConfidence;

    /// <summary>Reads.</summary>
    /// <param name="gray">The picture.</param>
    /// <param name="polarity">What is known of ink and paper.</param>
    /// <param name="form">What is known of the text.</param>
    /// <param name="stop">Stops the network.</param>
    public RecognizedText Read(GrayPicture gray, Polarity polarity, TextForm form, CancellationToken stop)
    {
        (List<TextLine> lines, DecodedText text) = Decode(gray, polarity, form, stop);
        if (polarity == Polarity.Auto && text.Probability < Clear)
        {
            // What surrounds the paper may have been taken for it.
            (List<TextLine> otherLines, DecodedText other) = Decode(gray, _finder.Found.Other(), form, stop);
            if (other.Probability > text.Probability) (lines, text) = (otherLines, other);
        }

        if (lines.Count == 0) return Without(RecognitionStatus.Empty, RecognitionReason.NoInk, lines);
        if (text.Digits.Count == 0) return Without(RecognitionStatus.Rejected, RecognitionReason.NotADigit, lines);

        // Who says what is written vouches that it is a digit.
        double confidence = _calibration.Confidence(text.Probability, isLone: form.IsAny && text.Digits.Count == 1);
        (RecognitionStatus status, RecognitionReason reason) = Verdict(text, confidence, form);
        return new RecognizedText(status, reason, text.Text, confidence, text.Digits, lines);
    }

    /// <summary>Who looks again: of several networks in turn one at the line set upright, one as it is; one alone at both.</summary>
    private static (LineNetwork Reader, bool IsUpright)[] Looks(LineNetwork network) => network.Companions.Count == 0
        ? [(network, true), (network, false)]
        : [(network, true), .. network.Companions.Select((companion, i) => (companion, i % 2 == 1))];

    private static RecognizedText Without(RecognitionStatus status, RecognitionReason reason, List<TextLine> lines) =>
        new(status, reason, "", 0, [], lines);

    private (RecognitionStatus Status, RecognitionReason Reason) Verdict(DecodedText text, double confidence, TextForm form)
    {
        if (text.Digits.Any(digit => !form.Digits.Allows(digit.Digit))) return (RecognitionStatus.Rejected, RecognitionReason.NotADigit);
        return confidence >= _minimumConfidence
            ? (RecognitionStatus.Recognized, RecognitionReason.None)
            : (RecognitionStatus.Rejected, RecognitionReason.LowConfidence);
    }

    private (List<TextLine> Lines, DecodedText Text) Decode(
        GrayPicture gray, Polarity polarity, TextForm form, CancellationToken stop)
    {
        List<TextLine> lines = [];
        _finder.Find(gray, polarity, lines);
        List<LineView>[] views = [.. lines.Select(line => new List<LineView> { View(network, line, line, stop) })];
        DecodedText text = Decode(views, form, lines);
        if (text.Probability is <= Hopeless or >= Sure) return (lines, text);

        for (int i = 0; i < lines.Count; i++)
        {
            TextLine large = _finder.Cut(i, LargeHeight), upright = LineSlant.Upright(large);
            foreach ((LineNetwork reader, bool isUpright) in _looks)
                views[i].Add(View(reader, isUpright ? upright : large, lines[i], stop));
        }

        return (lines, Decode(views, form, lines));
    }

    private static DecodedText Decode(List<LineView>[] views, TextForm form, List<TextLine> lines) =>
        TextDecoder.Decode(new PlaceChances(views, form.Digits), form, lines);

    /// <summary>What a network says of a line that was cut out in one way.</summary>
    private static LineView View(LineNetwork reader, TextLine view, TextLine line, CancellationToken stop)
    {
        Matrix3x2.Invert(line.ToPicture, out Matrix3x2 toLine);
        return new LineView(reader.Read(view.Pixels, view.Width, stop), view.ToPicture * toLine, reader.Metadata.Temperature);
    }
}
