using DigitTools.Core.Imaging;

namespace DigitTools.Core.Recognition;

/// <summary>What every reading of a picture tells, whatever is read.</summary>
internal interface IPictureResult
{
    /// <summary>Full path of the picture.</summary>
    string Path { get; }

    /// <summary>Which page it is of, 1 ..; 1 of a single picture.</summary>
    int Page { get; }

    /// <summary>How many pages the file has, each of which gives a result; 1 of one that could not be opened.</summary>
    int PageCount { get; }

    /// <summary>Why it could not be read at all; the rest is then without meaning.</summary>
    DigitException? Error { get; }

    /// <summary>SHA-256 of the file, 32 bytes; null if it was not asked for, or the file could not be read.</summary>
    byte[]? ContentHash { get; }

    /// <summary>The content is the one that the request knows: nothing was decoded, and the rest is without meaning.</summary>
    bool IsKnown { get; }

    /// <summary>What became of it.</summary>
    RecognitionStatus Status { get; }

    /// <summary>Why nothing was given.</summary>
    RecognitionReason Reason { get; }

    /// <summary>Which frame was read; null of a picture that is no animation.</summary>
    AnimationFrame? Animation { get; }
}
