namespace DigitTools.Core.Onnx;

/// <summary>How the convention of a model is known.</summary>
internal enum ConventionSource
{
    /// <summary>It isn't: what most have is assumed.</summary>
    Assumed,

    /// <summary>The file says it, as those of DigitTools do.</summary>
    Metadata,

    /// <summary>It was tried out.</summary>
    Probe,

    /// <summary>The caller said it.</summary>
    Given,
}
