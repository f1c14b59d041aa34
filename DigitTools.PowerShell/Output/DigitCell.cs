using DigitTools.Support;

namespace DigitTools;

/// <summary>
/// What was read in a cell of a sheet, or in a field of a form. All properties are scalars, so that a CSV or JSON file holds them whole.
/// </summary>
public sealed class DigitCell
{
    /// <summary>Full path of the picture; of one that is no file, its name.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the picture.</summary>
    public string Name => PicturePath.Name(Path);

    /// <summary>Folder of the picture.</summary>
    public string Directory => PicturePath.Directory(Path);

    /// <summary>Of a file with pages, 1 ..; 1 for single pictures.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The grid that it is in, 1 .. from the largest of its page; 1 of a field.</summary>
    public int Grid { get; init; }

    /// <summary>Its row, 1 ..; the first of a merged cell; of a field its place among the fields.</summary>
    public int Row { get; init; }

    /// <summary>Its column, 1 ..; the first of a merged cell.</summary>
    public int Column { get; init; }

    /// <summary>Rows that it takes: more than 1 where cells are merged.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>Columns that it takes: more than 1 where cells are merged.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>The name of the field; null of a cell.</summary>
    public string? Field { get; init; }

    /// <summary>Recognized, Rejected or Empty.</summary>
    public required string Status { get; init; }

    /// <summary>None, LowConfidence, NotADigit, SeveralDigits, NothingKept or NoInk.</summary>
    public required string Reason { get; init; }

    /// <summary>The digit or digits, leading zeros too; of a rejected cell the best reading, and empty if there is none.</summary>
    public required string Text { get; init; }

    /// <summary>The digit, 0..9; null unless exactly one was recognized.</summary>
    public int? Digit { get; init; }

    /// <summary>Calibrated probability that all of the text is right, 0..1; 0 of an empty cell.</summary>
    public double Confidence { get; init; }

    /// <summary>The second likeliest digit, 0..9; null where none or several were read.</summary>
    public int? Second { get; init; }

    /// <summary>Probability of the second likeliest digit, 0..1; 0 where there is none.</summary>
    public double SecondConfidence { get; init; }

    /// <summary>Pixels from the left edge of the picture as the eye sees it to the box around the cell.</summary>
    public int Left { get; init; }

    /// <summary>Pixels from the upper edge to that box.</summary>
    public int Top { get; init; }

    /// <summary>Its width, pixels.</summary>
    public int Width { get; init; }

    /// <summary>Its height, pixels.</summary>
    public int Height { get; init; }

    /// <summary>First 12 hexadecimal digits of the SHA-256 of the model file for single digits.</summary>
    public required string ModelId { get; init; }

    /// <summary>The same of the model file for several digits in a cell.</summary>
    public required string TextModelId { get; init; }
}
