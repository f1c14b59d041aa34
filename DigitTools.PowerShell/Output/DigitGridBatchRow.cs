namespace DigitTools;

/// <summary>
/// What is known of one picture of a batch that read sheets. All properties are scalars, so that a CSV or JSON file holds them whole.
/// </summary>
public sealed class DigitGridBatchRow
{
    private readonly DigitCell[] _cells;

    internal DigitGridBatchRow(DigitCell[] cells) => _cells = cells;

    /// <summary>Full path of where the picture is now.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the picture.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Folder where the picture is now.</summary>
    public string Directory => System.IO.Path.GetDirectoryName(Path) ?? "";

    /// <summary>Of a file with pages, 1 ..; 1 for single pictures.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Recognized, Rejected, Empty or Failed: that of the worst cell, and Failed if there is no grid.</summary>
    public required string Status { get; init; }

    /// <summary>Why the first rejected cell was, NoInk of an empty sheet, or None; null if Failed.</summary>
    public string? Reason { get; init; }

    /// <summary>Number of grids; 1 of a form.</summary>
    public int Grids => _cells.Select(cell => cell.Grid).Distinct().Count();

    /// <summary>Rows of the largest grid, or fields of a form.</summary>
    public int Rows => Largest.Select(cell => cell.Row + cell.RowSpan - 1).DefaultIfEmpty().Max();

    /// <summary>Columns of the largest grid; 1 of a form.</summary>
    public int Columns => Largest.Select(cell => cell.Column + cell.ColumnSpan - 1).DefaultIfEmpty().Max();

    /// <summary>Number of cells or fields, of all grids.</summary>
    public int Cells => _cells.Length;

    /// <summary>Cells that were read.</summary>
    public int Recognized => CountOf("Recognized");

    /// <summary>Cells that a person has to look at.</summary>
    public int Rejected => CountOf("Rejected");

    /// <summary>Cells without ink.</summary>
    public int Empty => CountOf("Empty");

    /// <summary>Calibrated probability of the least sure cell, 0..1; 0 if all are empty, null if Failed.</summary>
    public double? Confidence { get; init; }

    /// <summary>First 12 hexadecimal digits of the SHA-256 of the model file for single digits.</summary>
    public required string ModelId { get; init; }

    /// <summary>The same of the model file for several digits in a cell.</summary>
    public required string TextModelId { get; init; }

    /// <summary>Version of the way from the file to the cells that the networks saw.</summary>
    public int PreprocessingVersion { get; init; }

    /// <summary>Below this confidence a cell with one digit would have been Rejected, 0..1.</summary>
    public double MinimumConfidence { get; init; }

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

    /// <summary>The ErrorId, as Get-DigitGrid gives it; null unless Failed.</summary>
    public string? ErrorId { get; init; }

    /// <summary>The error in words; null unless Failed.</summary>
    public string? Error { get; init; }

    private IEnumerable<DigitCell> Largest => _cells.Where(cell => cell.Grid == 1);

    /// <summary>Each cell or field with what was read in it, as Get-DigitGrid gives it.</summary>
    public DigitCell[] GetCells() => _cells;

    private int CountOf(string status) => _cells.Count(cell => cell.Status == status);
}
