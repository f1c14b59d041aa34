namespace DigitTools.Benchmarks.Scenes;

/// <summary>What is right for a scene.</summary>
internal enum SceneTruth
{
    /// <summary>Its one digit, Recognized.</summary>
    Digit,

    /// <summary>Rejected, because there are several digits.</summary>
    Several,

    /// <summary>Anything but Recognized: there is no writing. Best is Empty.</summary>
    Nothing,

    /// <summary>Rejected: there is writing, but no digit that could be read.</summary>
    NoDigit,
}
