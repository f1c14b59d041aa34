namespace DigitTools.Core.Batch;

/// <summary>The tables of a ledger (schema.sql), and how a ledger is told from any other file.</summary>
internal static class LedgerSchema
{
    /// <summary>"DGTB", in the header of the file.</summary>
    public const int ApplicationId = 0x44475442;

    /// <summary>Version of the tables.</summary>
    public const int Version = 1;

    /// <summary>Makes the tables of an empty database; call it in a transaction.</summary>
    public static void Create(LedgerDatabase database)
    {
        using Stream stream = typeof(LedgerSchema).Assembly.GetManifestResourceStream("DigitTools.Core.Batch.schema.sql")!;
        using var reader = new StreamReader(stream);
        database.Execute(reader.ReadToEnd());
        database.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};");
    }

    /// <summary>Whether there is nothing in the database yet.</summary>
    public static bool IsEmpty(LedgerDatabase database) => database.Number("SELECT count(*) FROM sqlite_schema") == 0;

    /// <summary>Checks that a database is a ledger of this version.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DatabaseInvalid"/>.</exception>
    public static void Check(LedgerDatabase database)
    {
        if (database.Number("PRAGMA application_id") != ApplicationId) throw Errors.DatabaseForeign(database.Path);
        long version = database.Number("PRAGMA user_version");
        if (version != Version) throw Errors.DatabaseVersion(database.Path, version, Version);
    }
}
