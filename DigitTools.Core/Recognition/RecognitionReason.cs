namespace DigitTools.Core.Recognition;

/// <summary>Why no digit was given.</summary>
internal enum RecognitionReason
{
    /// <summary>A digit was given.</summary>
    None,

    /// <summary>The confidence is below the threshold.</summary>
    LowConfidence,

    /// <summary>What is there isn't a digit.</summary>
    NotADigit,

    /// <summary>There is more than one digit.</summary>
    SeveralDigits,

    /// <summary>The picture is blank.</summary>
    NoInk,

    /// <summary>There are marks as dark as ink, but none that can be writing: a shadow, a border, a block.</summary>
    NothingKept,
}
