using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Recognition;

/// <summary>Says which of the readings of a picture is right, by what the network makes of each and what its ink is like.</summary>
/// <param name="temperature">Of the model.</param>
/// <param name="alone">How much a reading counts beside the others; null takes what was fitted.</param>
internal sealed class ReadingChoice(double temperature, TrustNetwork? alone = null)
{
    private const int Classes = DigitShape.ClassCount;

    /// <summary>A character of which the network is as sure as this, 0..1, is a digit.</summary>
    private const float SureCharacter = 0.95f;

    private double[] _probabilities = new double[64 * Classes];
    private int[] _guesses = new int[64];
    private float[] _weights = new float[64];

    /// <summary>Chooses.</summary>
    /// <param name="readings">The readings of a batch.</param>
    /// <param name="first">The first reading of the picture.</param>
    /// <param name="count">How many there are, at least 1.</param>
    /// <param name="logits">What the network says of each reading of the batch, ten values.</param>
    /// <param name="probabilities">Takes ten values: those of the network times the trust; they sum to 1 at most.</param>
    /// <param name="others">How probable it is of each reading that it is no digit, 0..1; empty where the network can't tell.</param>
    public ChosenReading Choose(
        ReadingList readings,
        int first,
        int count,
        ReadOnlySpan<float> logits,
        Span<double> probabilities,
        ReadOnlySpan<float> others = default)
    {
        Guess(readings, first, count, logits, others);
        InkFacts? usual = readings.Usual(first);
        double best = -1, several = 0, blank = 1;
        var chosen = new ChosenReading(first, 0, 0, 0);
        for (int i = 0; i < count; i++)
        {
            InkReading reading = readings[first + i];
            if (reading.Part == ReadingPart.Character) continue;

            ReadingEvidence evidence = Evidence(readings, first, count, i);
            var trust = ReadingTrust.Of(reading, usual, evidence);
            if (reading.Part == ReadingPart.Digit) several = Math.Max(several, evidence.SecondCharacter * trust.Several);
            blank = Math.Min(blank, trust.Blank);
            if (evidence.Confidence * trust.Digit <= best) continue;

            best = evidence.Confidence * trust.Digit;
            chosen = new ChosenReading(first + i, trust.Digit, 0, 0);
        }

        // Of several digits and the one, not both can be right.
        double rest = several > best ? 1 - several : 1;
        for (int k = 0; k < Classes; k++)
            probabilities[k] = _probabilities[(chosen.Index - first) * Classes + k] * chosen.Trust * rest;
        return chosen with { Several = several > best ? several : 0, Blank = blank };
    }

    /// <summary>What the network makes of one reading, beside the others of the picture.</summary>
    /// <param name="readings">The readings of a batch.</param>
    /// <param name="first">The first reading of the picture.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="index">Which one, from 0.</param>
    public ReadingEvidence Evidence(ReadingList readings, int first, int count, int index)
    {
        float agreement = 0, disagreement = 0;
        for (int i = 0; i < count; i++)
        {
            if (i == index || readings[first + i].Part == ReadingPart.Character) continue;

            if (_guesses[i] == _guesses[index]) agreement = Math.Max(agreement, _weights[i]);
            else disagreement = Math.Max(disagreement, _weights[i]);
        }

        (float second, int sure) = Characters(readings, first, count, readings[first + index].View);
        return new ReadingEvidence(Confidence(index), agreement, disagreement, second, sure);
    }

    /// <summary>The confidence in the second surest character of a view, and how many the network is sure of.</summary>
    private (float Second, int Sure) Characters(ReadingList readings, int first, int count, View view)
    {
        float bestOne = 0, second = 0;
        int best = -1, sure = 0;
        for (int i = 0; i < count; i++)
        {
            InkReading reading = readings[first + i];
            if (!IsCharacterOf(reading, view)) continue;

            bool isPiece = reading.Part == ReadingPart.Character;
            float confidence = isPiece ? Confidence(i) : _weights[i];
            if (isPiece && confidence > SureCharacter) sure++;
            bool isApart = best < 0 || AreApart(reading, readings[best]);
            if (confidence > bestOne)
            {
                if (isApart) second = bestOne;
                (bestOne, best) = (confidence, first + i);
            }
            else if (isApart)
            {
                second = Math.Max(second, confidence);
            }
        }

        return (second, sure);
    }

    /// <summary>Pieces of one view are apart, even if their boxes meet; in a region there may be the same ink.</summary>
    private static bool AreApart(InkReading one, InkReading other) =>
        (one.Part == ReadingPart.Character && other.Part == ReadingPart.Character) || !one.Ink.Meets(other.Ink);

    /// <summary>Whether a reading is of a character in a view; in a whole picture what is in one of its regions may be one too.</summary>
    private static bool IsCharacterOf(InkReading reading, View view) => reading.Part == ReadingPart.Character
        ? reading.View == view
        : view.Kind == ViewKind.Whole && reading is { Part: ReadingPart.Digit, View.Kind: ViewKind.Region };

    /// <summary>The best guess of the network for a reading.</summary>
    /// <param name="index">Which one of the picture, from 0.</param>
    public int GuessOf(int index) => _guesses[index];

    /// <summary>Makes probabilities of what the network says of the readings of a picture, and weighs each by itself.</summary>
    /// <param name="readings">The readings of a batch.</param>
    /// <param name="first">The first reading of the picture.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="logits">Of each reading of the batch, ten values.</param>
    /// <param name="others">As of <see cref="Choose"/>.</param>
    public void Guess(
        ReadingList readings, int first, int count, ReadOnlySpan<float> logits, ReadOnlySpan<float> others = default)
    {
        if (_guesses.Length < count)
        {
            _guesses = new int[2 * count];
            _weights = new float[2 * count];
            _probabilities = new double[2 * count * Classes];
        }

        InkFacts? usual = readings.Usual(first);
        Span<float> features = stackalloc float[ReadingFeatures.Names.Length];
        for (int i = 0; i < count; i++)
        {
            Span<double> own = _probabilities.AsSpan(i * Classes, Classes);
            Softmax.Apply(logits.Slice((first + i) * Classes, Classes), temperature, own);
            for (int k = 0; k < Classes && !others.IsEmpty; k++) own[k] *= 1 - others[first + i];
            _guesses[i] = 0;
            for (int k = 1; k < Classes; k++)
                if (own[k] > own[_guesses[i]]) _guesses[i] = k;
            // One that stands alone has no others to be weighed with; a character only counts with its like.
            if (count == 1 || readings[first + i].Part == ReadingPart.Character) continue;

            // What was fitted is read only here: most pictures are clean, and a first one need not wait for it.
            ReadingFeatures.Write(readings[first + i], usual, new ReadingEvidence(Confidence(i)), features);
            _weights[i] = (float)(Confidence(i) * (alone ?? TrustNetwork.Alone).Apply(features));
        }
    }

    private float Confidence(int index) => (float)_probabilities[index * Classes + _guesses[index]];
}
