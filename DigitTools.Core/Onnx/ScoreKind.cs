namespace DigitTools.Core.Onnx;

/// <summary>What the numbers are that a network gives for each class.</summary>
internal enum ScoreKind
{
    /// <summary>Any numbers; the softmax of them are probabilities.</summary>
    Logits,

    /// <summary>Logarithms of probabilities.</summary>
    LogProbabilities,

    /// <summary>Probabilities: they sum to 1.</summary>
    Probabilities,

    /// <summary>A probability for each class alone, whatever the others have.</summary>
    Sigmoids,

    /// <summary>Not even that: the class and nothing else.</summary>
    Labels,
}
