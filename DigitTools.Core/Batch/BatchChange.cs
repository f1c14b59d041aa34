using DigitTools.Core.Database;

namespace DigitTools.Core.Batch;

/// <summary>The rows of a file to write.</summary>
/// <param name="Rows">One; of a file with pages one a page, in their order.</param>
/// <param name="Deciding">Which of them, from 0, decides what becomes of the file.</param>
/// <param name="IsNew">Whether the file was read in this run; the row of one that was done before only has to be corrected, or
/// moved.</param>
/// <param name="IsFollowing">Whether the rows have another path in the database, and the file was found under this one.</param>
/// <param name="IsAgain">Whether the file had rows before: if it has fewer pages now, those that are too many go.</param>
internal readonly record struct BatchChange(
    DatabaseRow[] Rows, int Deciding, bool IsNew, bool IsFollowing = false, bool IsAgain = false)
{
    /// <summary>The row of a file that was done before.</summary>
    public static BatchChange Of(DatabaseRow row) => new([row], Deciding: 0, IsNew: false);

    /// <summary>The page that decides: the first of the worst.</summary>
    public static int Worst(DatabaseRow[] rows)
    {
        int worst = 0;
        for (int i = 1; i < rows.Length; i++)
            if (rows[i].Status.IsWorseThan(rows[worst].Status)) worst = i;
        return worst;
    }

    /// <summary>The rows to report: those of a file that was read, where it is now.</summary>
    /// <param name="saved">What <see cref="Save"/> gave.</param>
    /// <param name="now">The one that decided, after the file was moved.</param>
    public IEnumerable<DatabaseRow> Read(DatabaseRow[] saved, DatabaseRow now) => IsNew
        ? saved.Select(row => row with { Path = now.Path, SourcePath = now.SourcePath, MoveTo = now.MoveTo, Stamp = now.Stamp })
        : [];

    /// <summary>Writes the rows.</summary>
    /// <param name="writer">The database, in a transaction.</param>
    /// <returns>The rows as they are there.</returns>
    public DatabaseRow[] Save(DatabaseWriter writer)
    {
        // For all pages of the file.
        if (!IsNew || IsFollowing) writer.SaveMove(Rows[Deciding]);
        if (!IsNew) return Rows;
        DatabaseRow[] saved = Array.ConvertAll(Rows, writer.Save);
        if (saved.Length > 1) writer.SaveMove(saved[Deciding]);
        if (IsAgain) writer.RemovePages(saved[0].Path, saved.Length);
        return saved;
    }
}
