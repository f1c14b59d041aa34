namespace DigitTools.Core.Transcription;

/// <summary>
/// The digits that can occur, as a user knows it. Not that no other was ever written: of what is there a small part is something else,
/// so that a clear 7 is no sure 1 where only 0 and 1 can be, and a 1 that might be a 7 is one.
/// </summary>
internal sealed class PossibleDigits
{
    /// <summary>How much of what is written is another digit all the same, 0..1.</summary>
    private const double Strays = 0.02;

    private readonly bool[] _allowed = new bool[DigitShape.ClassCount];
    private readonly double[] _odds = new double[DigitShape.ClassCount];

    private PossibleDigits(IReadOnlyCollection<int> digits)
    {
        foreach (int digit in digits) _allowed[digit] = true;
        int count = _allowed.Count(allowed => allowed);
        AreAll = count == _odds.Length;
        for (int i = 0; i < _odds.Length; i++)
        {
            double share = _allowed[i] ? (1 - Strays) / count : Strays / (_odds.Length - count);
            _odds[i] = AreAll ? 1 : share * _odds.Length;
        }
    }

    /// <summary>Each can be.</summary>
    public static PossibleDigits All { get; } = new([.. Enumerable.Range(0, DigitShape.ClassCount)]);

    /// <summary>Whether each can be.</summary>
    public bool AreAll { get; }

    /// <summary>Those of a list.</summary>
    /// <param name="digits">0 .. 9; none for all.</param>
    public static PossibleDigits Of(IReadOnlyCollection<int> digits) => digits.Count == 0 ? All : new PossibleDigits(digits);

    /// <summary>Whether a digit can be.</summary>
    /// <param name="digit">0 .. 9.</param>
    public bool Allows(int digit) => _allowed[digit];

    /// <summary>How much likelier a digit is than where each can be.</summary>
    /// <param name="digit">0 .. 9.</param>
    public double Odds(int digit) => _odds[digit];

    /// <summary>
    /// Weighs probabilities by what can be. They keep their sum, of which those of digits that can't be are left out.
    /// </summary>
    /// <param name="probabilities">Of the ten digits.</param>
    public void Apply(Span<double> probabilities)
    {
        if (AreAll) return;
        double before = 0, after = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            before += probabilities[i];
            after += probabilities[i] *= _odds[i];
        }

        for (int i = 0; i < probabilities.Length; i++)
            probabilities[i] = _allowed[i] && after > 0 ? probabilities[i] * before / after : 0;
    }
}
