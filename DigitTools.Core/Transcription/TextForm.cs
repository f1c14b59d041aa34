namespace DigitTools.Core.Transcription;

/// <summary>What a user knows of the text: decoding keeps to it.</summary>
internal sealed record TextForm
{
    /// <summary>The most digits that a length can ask for.</summary>
    public const int MostDigits = 100;

    /// <summary>Nothing is known.</summary>
    public static TextForm Any { get; } = new();

    /// <summary>Numbers of digits that are possible; empty for any.</summary>
    public IReadOnlyList<int> Lengths { get; init; } = [];

    /// <summary>The form; null for any.</summary>
    public DigitPattern? Pattern { get; init; }

    /// <summary>The digits that can occur.</summary>
    public PossibleDigits Digits { get; init; } = PossibleDigits.All;

    /// <summary>Whether nothing is known of where digits are.</summary>
    internal bool IsAny => Lengths.Count == 0 && Pattern is null;
}
