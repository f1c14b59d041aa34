namespace DigitTools.Core.Model;

/// <summary>Why a training ended.</summary>
internal enum StopReason
{
    /// <summary>All epochs were run.</summary>
    Completed,

    /// <summary>Validation had not improved for the given number of epochs.</summary>
    Patience,

    /// <summary>The time was over.</summary>
    TimeLimit,

    /// <summary>It was stopped from outside.</summary>
    Cancelled,
}
