namespace DigitTools.Core.Database;

/// <summary>Primary result codes of SQLite that have a meaning of their own here (sqlite.org/rescode.html).</summary>
internal static class SqliteCode
{
    public const int Error = 1;
    public const int Busy = 5;
    public const int Locked = 6;
    public const int Interrupt = 9;
    public const int Corrupt = 11;
    public const int Full = 13;
    public const int TooBig = 18;
    public const int Constraint = 19;
    public const int Mismatch = 20;
    public const int NotADatabase = 26;
}
