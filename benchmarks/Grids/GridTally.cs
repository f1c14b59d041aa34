using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Benchmarks.Grids;

/// <summary>Counts the cells of sheets that are read as they are labelled.</summary>
internal sealed class GridTally
{
    private const char Nothing = '.', NotCounted = '?';

    /// <summary>Sheets that were looked at.</summary>
    public int Sheets { get; private set; }

    /// <summary>Those that were found with the rows and columns that they have.</summary>
    public int LaidOut { get; private set; }

    /// <summary>Cells that count.</summary>
    public int Cells { get; private set; }

    /// <summary>Those that were read as they are: the digit, or Empty.</summary>
    public int Right { get; private set; }

    /// <summary>Cells with a digit.</summary>
    public int Filled { get; private set; }

    /// <summary>Those of them that were read.</summary>
    public int FilledRight { get; private set; }

    /// <summary>Cells that count and were recognized.</summary>
    public int Recognized { get; private set; }

    /// <summary>Those of them that were read as they are.</summary>
    public int RecognizedRight { get; private set; }

    /// <summary>Takes a sheet into account.</summary>
    /// <param name="label">Its rows, parted by slashes.</param>
    /// <param name="result">What was read.</param>
    /// <returns>The cells that are not right: row, column, what is there, what was read.</returns>
    public IReadOnlyList<string> Add(string label, GridResult result)
    {
        string[] rows = label.Split('/');
        GridSheet? sheet = result.Sheets.Count > 0 ? result.Sheets[0] : null;
        bool isLaidOut = sheet is not null && sheet.Rows == rows.Length && Array.TrueForAll(rows, row => row.Length == sheet.Columns);
        ILookup<(int, int), GridCell> cells = result.Cells.Where(cell => isLaidOut && cell.Grid == 1).ToLookup(c => (c.Row, c.Column));
        Sheets++;
        if (isLaidOut) LaidOut++;
        var wrong = new List<string>();
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < rows[row].Length; column++)
            {
                char expected = rows[row][column];
                GridCell? cell = cells[(row + 1, column + 1)].FirstOrDefault();
                if (expected != NotCounted && !Count(expected, cell)) wrong.Add(Describe(row + 1, column + 1, expected, cell));
            }
        }

        return isLaidOut ? wrong : [sheet is null ? "no grid" : $"{sheet.Rows} x {sheet.Columns}"];
    }

    private bool Count(char expected, GridCell? cell)
    {
        bool isFilled = expected != Nothing, isRecognized = cell?.Status == RecognitionStatus.Recognized;
        bool isRight = isFilled ? isRecognized && cell!.Text == $"{expected}" : cell?.Status == RecognitionStatus.Empty;
        Cells++;
        if (isRight) Right++;
        if (isFilled) Filled++;
        if (isFilled && isRight) FilledRight++;
        if (isRecognized) Recognized++;
        if (isRecognized && isRight) RecognizedRight++;
        return isRight;
    }

    private static string Describe(int row, int column, char expected, GridCell? cell) => FormattableString.Invariant(
        $"row {row}, column {column}: {expected}, {cell?.Status} {cell?.Reason} '{cell?.Text}' {cell?.Confidence:P1}");
}
