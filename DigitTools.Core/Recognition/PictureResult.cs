using DigitTools.Core.Imaging;

namespace DigitTools.Core.Recognition;

/// <summary>What every reading of a picture tells, whatever is read.</summary>
internal abstract record PictureResult
{
    /// <summary>Of a page that wasn't looked at yet, or of which there is nothing to look at.</summary>
    /// <param name="page">The page.</param>
    private protected PictureResult(PicturePage page)
    {
        Path = page.Path;
        Page = page.Number;
        PageCount = page.Count;
        ContentHash = page.Hash;
        IsKnown = page.IsKnown;
        Error = page.Error;
    }

    /// <summary>Full path of the picture.</summary>
    public string Path { get; init; }

    /// <summary>Which page it is of, 1 ..; 1 of a single picture.</summary>
    public int Page { get; init; }

    /// <summary>How many pages the file has, each of which gives a result; 1 of one that could not be opened.</summary>
    public int PageCount { get; init; }

    /// <summary>Why it could not be read at all; the rest is then without meaning.</summary>
    public DigitException? Error { get; init; }

    /// <summary>SHA-256 of the file, 32 bytes; null if it was not asked for, or the file could not be read.</summary>
    public byte[]? ContentHash { get; init; }

    /// <summary>
    /// The content is one that <see cref="PictureRequest.IsKnown"/> knows: nothing was decoded, and the rest is without meaning.
    /// </summary>
    public bool IsKnown { get; init; }

    /// <summary>What became of it; of a sheet the worst of its cells: Rejected, then Recognized, and Empty if all are.</summary>
    public RecognitionStatus Status { get; init; }

    /// <summary>Why nothing was given; of a sheet why the first of its rejected cells was, or that there is no ink.</summary>
    public RecognitionReason Reason { get; init; }

    /// <summary>Which frame was read; null of a picture that is no animation.</summary>
    public AnimationFrame? Animation { get; init; }

    /// <summary>Why the chart that was asked for isn't there; the rest holds nevertheless.</summary>
    public DigitException? ChartError { get; internal set; }
}
