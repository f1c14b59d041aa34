namespace DigitTools.Core.Preprocessing;

/// <summary>What a network makes of a reading, and of the other readings of the same picture.</summary>
/// <param name="Confidence">In its best guess of this one, 0..1.</param>
/// <param name="Agreement">
/// The highest confidence of another one in the same digit, times how far that is to be trusted by itself, 0..1.
/// </param>
/// <param name="Disagreement">The same of another one in another digit, 0..1.</param>
/// <param name="SecondCharacter">The confidence in the second surest of the view's characters, 0..1; 0 if it has only one.</param>
/// <param name="SureCharacters">How many of them the network is sure of.</param>
internal readonly record struct ReadingEvidence(
    float Confidence, float Agreement = 0, float Disagreement = 0, float SecondCharacter = 0, int SureCharacters = 0);
