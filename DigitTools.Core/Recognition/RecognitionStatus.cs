namespace DigitTools.Core.Recognition;

/// <summary>What became of a picture.</summary>
internal enum RecognitionStatus
{
    /// <summary>A digit was read.</summary>
    Recognized,

    /// <summary>There is something, but no digit that can be read with enough confidence.</summary>
    Rejected,

    /// <summary>There is no ink.</summary>
    Empty,
}
