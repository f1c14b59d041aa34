namespace DigitTools.Core.Evaluation;

/// <summary>What a look at labelled pictures found.</summary>
internal enum DataVerdict
{
    /// <summary>Nothing speaks against them.</summary>
    Right,

    /// <summary>They are digits that lie otherwise than MNIST's, and it is certain how.</summary>
    Turned,

    /// <summary>They are digits, and most are not those that their labels say.</summary>
    WrongLabels,

    /// <summary>They seem to be no digits, or none that can be read.</summary>
    NoDigits,
}
