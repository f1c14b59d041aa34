using DigitTools.Core.Imaging;

namespace DigitTools.Core.Recognition.Text;

/// <summary>What became of one picture.</summary>
internal sealed record TextResult : IPictureResult
{
    /// <summary>Full path.</summary>
    public required string Path { get; init; }

    /// <summary>Which page it is of, 1 ..; 1 of a single picture.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many pages the file has.</summary>
    public int PageCount { get; init; } = 1;

    /// <summary>Why it could not be read at all; the rest is then without meaning.</summary>
    public DigitException? Error { get; init; }

    /// <summary>SHA-256 of the file, 32 bytes; null if it was not asked for, or the file could not be read.</summary>
    public byte[]? ContentHash { get; init; }

    /// <summary>
    /// The content is one that <see cref="TextRequest.IsKnown"/> knows: nothing was decoded, and the rest is without meaning.
    /// </summary>
    public bool IsKnown { get; init; }

    /// <summary>What became of it.</summary>
    public RecognitionStatus Status { get; init; }

    /// <summary>Why no text was given.</summary>
    public RecognitionReason Reason { get; init; }

    /// <summary>The text, or of a rejected picture the likeliest: lines parted by line feeds, wide gaps as spaces.</summary>
    public string Text { get; init; } = "";

    /// <summary>How likely all of it is right, 0..1, calibrated on pictures of people's own.</summary>
    public double Confidence { get; init; }

    /// <summary>Its digits, line after line, from left to right.</summary>
    public IReadOnlyList<TextDigit> Digits { get; init; } = [];

    /// <summary>Pixels per row of the picture as the eye sees it.</summary>
    public int Width { get; init; }

    /// <summary>Rows of it.</summary>
    public int Height { get; init; }

    /// <summary>Which frame was read; null of a picture that is no animation.</summary>
    public AnimationFrame? Animation { get; init; }

    /// <summary>Why the chart that was asked for isn't there; the rest holds nevertheless.</summary>
    public DigitException? ChartError { get; internal set; }
}
