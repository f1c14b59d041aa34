using DigitTools.Support;

namespace DigitTools;

/// <summary>The number that was read from one picture. All properties are scalars, so that a CSV or JSON file holds them whole.</summary>
public sealed class DigitText
{
    private readonly TextLayout _layout;

    internal DigitText(DigitTextDigit[] digits) => _layout = new TextLayout(digits);

    /// <summary>Full path of the picture; of one that is no file, its name.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the picture.</summary>
    public string Name => PicturePath.Name(Path);

    /// <summary>Folder of the picture.</summary>
    public string Directory => PicturePath.Directory(Path);

    /// <summary>Of a file with pages, 1 ..; 1 for single pictures.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Recognized, Rejected or Empty.</summary>
    public required string Status { get; init; }

    /// <summary>None, LowConfidence, NotADigit, NothingKept or NoInk.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// The digits, leading zeros too: lines with a line feed between, a wide gap or a separator as one space, or in the form of
    /// <c>-Pattern</c>. Of a rejected picture the best reading.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>Calibrated probability that all of the text is right, 0..1.</summary>
    public double Confidence { get; init; }

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

    /// <summary>Each digit with its probabilities and its box, line after line, from left to right.</summary>
    public DigitTextDigit[] GetDigits() => _layout.Digits;

    /// <summary>The text, line by line.</summary>
    public string[] GetLines() => TextLayout.LinesOf(Text);
}
