namespace DigitTools.Core.Onnx;

/// <summary>What kind of thing an output of a classifier is.</summary>
internal enum OutputForm
{
    /// <summary>A number for each class.</summary>
    Scores,

    /// <summary>A number for each class, by the name of the class, as scikit-learn's models have it.</summary>
    Maps,

    /// <summary>The class alone.</summary>
    Labels,
}
