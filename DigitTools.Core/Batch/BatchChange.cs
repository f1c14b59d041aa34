using DigitTools.Core.Database;

namespace DigitTools.Core.Batch;

/// <summary>A row to write.</summary>
/// <param name="Row">The row.</param>
/// <param name="IsNew">Whether the picture was read in this run; the row of one that was done before only has to be corrected, or
/// moved.</param>
/// <param name="IsFollowing">Whether the row has another path in the database, and its picture was found under this one.</param>
internal readonly record struct BatchChange(DatabaseRow Row, bool IsNew, bool IsFollowing = false)
{
    /// <summary>Writes the row.</summary>
    /// <param name="writer">The database, in a transaction.</param>
    /// <returns>The row as it is there.</returns>
    public DatabaseRow Save(DatabaseWriter writer)
    {
        if (IsFollowing) writer.SaveMove(Row);
        return IsFollowing && !IsNew ? Row : writer.Save(Row);
    }
}
