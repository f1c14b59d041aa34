using DigitTools.Core.Evaluation;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Recognition;

/// <summary>Says which of the readings of a picture is right, by what the network makes of each and what its ink is like.</summary>
/// <param name="temperature">Of the model.</param>
internal sealed class ReadingChoice(double temperature)
{
    private const int Classes = DigitShape.ClassCount;

    /// <summary>A reading that keeps this share of the ink, 0..1, is of all of it.</summary>
    private const float WholeInk = 0.97f;

    /// <summary>A digit in two pieces of which the network is as sure as this, 0..1, is one: two digits it has learnt to doubt.</summary>
    private const float SurelyOne = 0.95f;

    private double[] _probabilities = new double[64 * Classes];
    private int[] _guesses = new int[64];

    /// <summary>Chooses.</summary>
    /// <param name="readings">The readings of a batch.</param>
    /// <param name="first">The first reading of the picture.</param>
    /// <param name="count">How many there are, at least 1.</param>
    /// <param name="logits">What the network says of each reading of the batch, ten values.</param>
    /// <param name="probabilities">Takes ten values: those of the network times the trust; they sum to 1 at most.</param>
    public ChosenReading Choose(ReadingList readings, int first, int count, ReadOnlySpan<float> logits, Span<double> probabilities)
    {
        Guess(first, count, logits);
        InkFacts? usual = readings[first] is { View.Kind: ViewKind.Whole } whole ? whole.Facts : null;
        double best = -1, several = 0, blank = 1;
        var chosen = new ChosenReading(first, 0, 0, 0);
        for (int i = 0; i < count; i++)
        {
            InkReading reading = readings[first + i];
            if (reading.Part == ReadingPart.Character) continue;

            ReadingEvidence evidence = Evidence(readings, first, count, i);
            if (evidence.SecondCharacter > 0 && reading.Part == ReadingPart.Digit)
            {
                // What is surely one digit as a whole is a broken one.
                double asOne = reading.Facts.Kept > WholeInk ? evidence.Confidence : 0;
                double trusted = ReadingTrust.OfSeveral(reading, usual, evidence) * (1 - asOne);
                several = Math.Max(several, evidence.SecondCharacter * trusted);
            }

            blank = Math.Min(blank, ReadingTrust.OfBlank(reading, usual, evidence));
            double trust = ReadingTrust.OfDigit(reading, usual, evidence);
            if (reading.IsBrokenAtMost && evidence.Confidence > SurelyOne) trust = Math.Max(trust, evidence.Confidence);
            if (evidence.Confidence * trust <= best) continue;

            best = evidence.Confidence * trust;
            chosen = new ChosenReading(first + i, trust, 0, 0);
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
        View view = readings[first + index].View;
        double agreement = 0, disagreement = 0, bestCharacter = 0, secondCharacter = 0;
        for (int i = 0; i < count; i++)
        {
            InkReading other = readings[first + i];
            double confidence = Confidence(i);
            if (other.Part == ReadingPart.Character)
            {
                if (other.View != view) continue;
                if (confidence > bestCharacter) (bestCharacter, secondCharacter) = (confidence, bestCharacter);
                else secondCharacter = Math.Max(secondCharacter, confidence);
            }
            else if (i != index)
            {
                if (_guesses[i] == _guesses[index]) agreement = Math.Max(agreement, confidence);
                else disagreement = Math.Max(disagreement, confidence);
            }
        }

        return new ReadingEvidence((float)Confidence(index), (float)agreement, (float)disagreement, (float)secondCharacter);
    }

    /// <summary>The best guess of the network for a reading.</summary>
    /// <param name="index">Which one of the picture, from 0.</param>
    public int GuessOf(int index) => _guesses[index];

    /// <summary>Makes probabilities of what the network says of the readings of a picture.</summary>
    /// <param name="first">The first reading of the picture.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="logits">Of each reading of the batch, ten values.</param>
    public void Guess(int first, int count, ReadOnlySpan<float> logits)
    {
        if (_guesses.Length < count)
        {
            _guesses = new int[2 * count];
            _probabilities = new double[2 * count * Classes];
        }

        for (int i = 0; i < count; i++)
        {
            Span<double> own = _probabilities.AsSpan(i * Classes, Classes);
            Softmax.Apply(logits.Slice((first + i) * Classes, Classes), temperature, own);
            _guesses[i] = 0;
            for (int k = 1; k < Classes; k++)
                if (own[k] > own[_guesses[i]]) _guesses[i] = k;
        }
    }

    private double Confidence(int index) => _probabilities[index * Classes + _guesses[index]];
}
