using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Grids;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>What was read in a cell of a grid, or a field of a form.</summary>
internal sealed record GridCell
{
    /// <summary>Its grid, 1 .. from the largest; 1 of a field, and of the cells of a field its place among the fields.</summary>
    public required int Grid { get; init; }

    /// <summary>Its first row, 1 ..; of a whole field its place among the fields.</summary>
    public required int Row { get; init; }

    /// <summary>Its first column, 1 ..; 1 of a field.</summary>
    public required int Column { get; init; }

    /// <summary>Rows that it takes, at least 1.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>Columns that it takes, at least 1.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>The name of the field; empty of a cell.</summary>
    public string Field { get; init; } = "";

    /// <summary>What became of it.</summary>
    public RecognitionStatus Status { get; init; }

    /// <summary>Why nothing was given.</summary>
    public RecognitionReason Reason { get; init; }

    /// <summary>The digit or digits, or of a rejected cell the likeliest; empty of an empty one.</summary>
    public string Text { get; init; } = "";

    /// <summary>How likely that is right, 0..1; 0 of an empty cell.</summary>
    public double Confidence { get; init; }

    /// <summary>The second likeliest digit, 0..9, where one digit was read; null otherwise.</summary>
    public int? Second { get; init; }

    /// <summary>How likely that is, 0..1; 0 where there is none.</summary>
    public double SecondConfidence { get; init; }

    /// <summary>The digit, 0..9; null unless exactly one was recognized.</summary>
    public int? Digit => Status == RecognitionStatus.Recognized && Text.Length == 1 ? Text[0] - '0' : null;

    /// <summary>Its corners in the picture as the eye sees it, pixels of the file.</summary>
    public Quadrilateral Corners { get; init; }

    /// <summary>The smallest box around it in the picture, pixels of the file.</summary>
    public PixelBox Box { get; init; }

    /// <summary>Where it is in the straightened sheet (<see cref="GridSheet.Picture"/>), pixels.</summary>
    public PixelBox SheetBox { get; init; }

    /// <summary>
    /// The cell alone: straight, dark ink on white, its rules taken out; a field as it is in the picture. Null unless charts or pictures of
    /// cells were asked for.
    /// </summary>
    public GrayPicture? Picture { get; init; }
}
