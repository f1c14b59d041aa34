using DigitTools.Core.Transcription;

namespace DigitTools.Core;

/// <summary>How numbers are read, and what is known of them: the reading keeps to it.</summary>
public sealed record NumberReaderOptions : ReaderOptions
{
    /// <summary>Numbers of digits that are possible, each 1 to 100; empty for any.</summary>
    public IReadOnlyList<int> Lengths { get; init; } = [];

    /// <summary>
    /// The form of what is written, <c>##/##/####</c> say: # for a digit that is to be read, \# for the sign itself, anything else as it
    /// is. Null for any.
    /// </summary>
    public string? Pattern { get; init; }

    /// <exception cref="ArgumentException">The pattern has no digit to read, or the length is none.</exception>
    internal TextForm Form()
    {
        foreach (int length in Lengths)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(length, 1, nameof(Lengths));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(length, TextForm.MostDigits, nameof(Lengths));
        }

        if (Pattern is null) return new TextForm { Lengths = Lengths };
        if (DigitPattern.Parse(Pattern) is { } pattern) return new TextForm { Lengths = Lengths, Pattern = pattern };
        throw new ArgumentException($"The pattern '{Pattern}' has no digit to read: # stands for one.", nameof(Pattern));
    }
}
