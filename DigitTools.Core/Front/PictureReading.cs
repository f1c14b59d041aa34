using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using DigitTools.Core.Recognition;

namespace DigitTools.Core;

/// <summary>What became of a picture, whatever is written on it.</summary>
public abstract record PictureReading
{
    [SetsRequiredMembers]
    private protected PictureReading(PictureResult result)
    {
        Name = result.Path;
        Page = result.Page;
        PageCount = result.PageCount;
        Status = result.Error is null ? (ReadingStatus)result.Status : ReadingStatus.Failed;
        Reason = (ReadingReason)result.Reason;
        Error = result.Error;
    }

    /// <summary>Full path of the file; of a picture that is no file, the name that was given.</summary>
    public required string Name { get; init; }

    /// <summary>Which page of the file it is, 1 ..; 1 of a single picture.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many pages the file has.</summary>
    public int PageCount { get; init; } = 1;

    /// <summary>What became of it.</summary>
    public ReadingStatus Status { get; init; }

    /// <summary>Why nothing was recognized.</summary>
    public ReadingReason Reason { get; init; }

    /// <summary>How likely the best guess is right, 0..1, calibrated on pictures of strangers; 0 if there is none.</summary>
    public double Confidence { get; init; }

    /// <summary>
    /// Why the picture could not be read at all; null if it could. Only <c>ReadAllAsync</c> gives such results: <c>Read</c> throws.
    /// </summary>
    [JsonIgnore]
    public DigitException? Error { get; init; }
}
