namespace DigitTools.Core.Batch;

/// <summary>Why a file is left for the next run.</summary>
internal enum DeferReason
{
    /// <summary>Its size or time was changing.</summary>
    Changing,

    /// <summary>Another program has it open and does not share it.</summary>
    Locked,

    /// <summary>It was there and is no longer.</summary>
    Gone,
}
