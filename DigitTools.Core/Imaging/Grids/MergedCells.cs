namespace DigitTools.Core.Imaging.Grids;

/// <summary>Cells of a grid, those that are one put together.</summary>
internal static class MergedCells
{
    /// <summary>Finds them, row by row: rectangles of places between which there is no rule.</summary>
    /// <param name="lattice">The rules.</param>
    /// <returns>Row, column, rows and columns of each, from 0.</returns>
    public static List<PixelBox> Of(GridLattice lattice)
    {
        bool[,] taken = new bool[lattice.Rows, lattice.Columns];
        List<PixelBox> cells = [];
        for (int row = 0; row < lattice.Rows; row++)
        {
            for (int column = 0; column < lattice.Columns; column++)
            {
                if (taken[row, column]) continue;

                PixelBox cell = Grown(lattice, taken, row, column);
                for (int i = cell.Top; i < cell.Bottom; i++)
                    for (int j = cell.Left; j < cell.Right; j++) taken[i, j] = true;
                cells.Add(cell);
            }
        }

        return cells;
    }

    private static PixelBox Grown(GridLattice lattice, bool[,] taken, int row, int column)
    {
        int right = column + 1, bottom = row + 1;
        while (right < lattice.Columns && !taken[row, right] && lattice.IsMergedRight(row, right - 1)) right++;
        while (bottom < lattice.Rows && IsWholeBelow(lattice, bottom, column, right)) bottom++;
        return new PixelBox(column, row, right, bottom);
    }

    /// <summary>Whether a row of places hangs together, and with those above.</summary>
    private static bool IsWholeBelow(GridLattice lattice, int row, int left, int right)
    {
        for (int column = left; column < right; column++)
        {
            if (!lattice.IsMergedBelow(row - 1, column)) return false;
            if (column + 1 < right && !lattice.IsMergedRight(row, column)) return false;
        }

        return true;
    }
}
