using DigitTools.Support;

namespace DigitTools;

/// <summary>
/// What is known of one picture of a batch that read numbers. All properties are scalars, so that a CSV or JSON file holds them whole.
/// </summary>
public sealed class DigitTextBatchRow
{
    private readonly TextLayout _layout;

    internal DigitTextBatchRow(DigitTextDigit[] digits) => _layout = new TextLayout(digits);

    /// <summary>Full path of where the picture is now.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the picture.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Folder where the picture is now.</summary>
    public string Directory => System.IO.Path.GetDirectoryName(Path) ?? "";

    /// <summary>Of a file with pages, 1 ..; 1 for single pictures.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Recognized, Rejected, Empty or Failed.</summary>
    public required string Status { get; init; }

    /// <summary>None, LowConfidence, NotADigit, NothingKept or NoInk; null if Failed.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// The digits, leading zeros too: lines with a line feed between, a wide gap or a separator as one space, or in the form of
    /// <c>-Pattern</c>. Of a rejected picture the best reading; null if Failed.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>Calibrated probability that all of the text is right, 0..1; null if Failed.</summary>
    public double? Confidence { get; init; }

    /// <summary>Probability of the least sure digit, 0..1; 0 if there is no digit.</summary>
    public double LowestConfidence => _layout.LowestConfidence;

    /// <summary>Which digit is the least sure, from 0; null if there is no digit.</summary>
    public int? LowestIndex => _layout.LowestIndex;

    /// <summary>Number of digits.</summary>
    public int Length => _layout.Length;

    /// <summary>Number of lines with digits.</summary>
    public int LineCount => _layout.LineCount;

    /// <summary>Pixels from the left edge of the picture as the eye sees it to the box around all digits; null if there is none.</summary>
    public int? Left => _layout.Left;

    /// <summary>Pixels from the upper edge to that box; null if there is none.</summary>
    public int? Top => _layout.Top;

    /// <summary>Its width, pixels; null if there is none.</summary>
    public int? Width => _layout.Width;

    /// <summary>Its height, pixels; null if there is none.</summary>
    public int? Height => _layout.Height;

    /// <summary>First 12 hexadecimal digits of the model file's SHA-256.</summary>
    public required string ModelId { get; init; }

    /// <summary>Version of the way from the file to the lines that the network saw.</summary>
    public int PreprocessingVersion { get; init; }

    /// <summary>Below this confidence the picture would have been Rejected, 0..1.</summary>
    public double MinimumConfidence { get; init; }

    /// <summary>The numbers of digits that were possible, with commas between; null for any.</summary>
    public string? AllowedLength { get; init; }

    /// <summary>The form that was given; null for any.</summary>
    public string? Pattern { get; init; }

    /// <summary>Full path of where the picture was read; the same as Path unless it was moved.</summary>
    public required string SourcePath { get; init; }

    /// <summary>Size of the file, bytes.</summary>
    public long Size { get; init; }

    /// <summary>When the file was written last.</summary>
    public DateTime Modified { get; init; }

    /// <summary>SHA-256 of the file, as Get-FileHash gives it; null if it could not be opened.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The GUID of the run that read it.</summary>
    public required string RunId { get; init; }

    /// <summary>When the row was made.</summary>
    public DateTime Recorded { get; init; }

    /// <summary>The ErrorId, as Get-DigitText gives it; null unless Failed.</summary>
    public string? ErrorId { get; init; }

    /// <summary>The error in words; null unless Failed.</summary>
    public string? Error { get; init; }

    /// <summary>Each digit with its probabilities and its box, line after line, from left to right.</summary>
    public DigitTextDigit[] GetDigits() => _layout.Digits;

    /// <summary>The text, line by line.</summary>
    public string[] GetLines() => TextLayout.LinesOf(Text);
}
