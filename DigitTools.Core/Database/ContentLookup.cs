using Microsoft.Data.Sqlite;

namespace DigitTools.Core.Database;

/// <summary>Finds the files with a content, on any thread, while a run writes to the same database.</summary>
/// <remarks>
/// By a connection of its own, because that of a run belongs to one thread. One thread at a time has it, and none while a transaction of
/// the run is under way: SQLite would make either wait for a tenth of a second and more.
/// </remarks>
internal sealed class ContentLookup : IDisposable
{
    private static readonly DatabaseSelection s_selection = new("picture", ["path"]);

    private readonly Lock _gate;
    private readonly DatabaseConnection _connection;
    private readonly SqliteCommand _find;

    /// <summary>Opens the database once more.</summary>
    /// <param name="writer">The connection of the run, whose tables were checked.</param>
    /// <exception cref="DigitException">DatabaseInvalid or DatabaseLocked.</exception>
    public ContentLookup(DatabaseConnection writer)
    {
        _gate = writer.Gate;
        _connection = DatabaseConnection.Open(writer.Path, create: false, patience: TimeSpan.Zero);
        _connection.Execute("PRAGMA query_only = ON");
        _find = _connection.Command(
            $"{s_selection.Text} WHERE {PictureTable.HasContent} LIMIT {PictureTable.MostAlike}", "$hash");
    }

    /// <summary>Where files with a content are, as their rows say.</summary>
    /// <param name="hash">SHA-256 of the content, 32 bytes.</param>
    /// <exception cref="DigitException">DatabaseInvalid or DatabaseLocked.</exception>
    public IReadOnlyList<string> Paths(byte[] hash)
    {
        var paths = new List<string>();
        lock (_gate)
        {
            _connection.Guard(() =>
            {
                _connection.Bind(_find, hash);
                using SqliteDataReader data = _find.ExecuteReader();
                var reader = new DatabaseReader(_connection.Path, s_selection, data);
                while (reader.Read()) paths.Add(reader.PathOf("path"));
            });
        }

        return paths;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _find.Dispose();
        _connection.Dispose();
    }
}
