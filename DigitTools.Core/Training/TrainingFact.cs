using System.Text.Json;

namespace DigitTools.Core.Training;

/// <summary>An option of a training with its value, as model files, checkpoints and messages name it.</summary>
/// <param name="Name">As the user writes it: LearningRate.</param>
/// <param name="Value">All of it, the same text in every culture; nothing if the option was not given.</param>
/// <param name="IsFixed">Whether a training that goes on has to have the same value.</param>
internal sealed record TrainingFact(string Name, string Value, bool IsFixed)
{
    /// <summary>The value as people read it.</summary>
    public string Shown { get; init; } = Value;

    /// <summary>The name in words: learning rate.</summary>
    public string Words => JsonNamingPolicy.SnakeCaseLower.ConvertName(Name).Replace('_', ' ');
}
