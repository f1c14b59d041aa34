namespace DigitTools.Core.Batch;

/// <summary>Times in the ledger: microseconds since 1970-01-01, UTC.</summary>
internal static class LedgerTime
{
    /// <summary>Now, as the ledger can hold it.</summary>
    public static DateTime Now => Round(DateTime.UtcNow);

    /// <summary>A time without what the ledger can't hold of it.</summary>
    public static DateTime Round(DateTime time) => From(ToNumber(time));

    /// <summary>To the number in the database.</summary>
    public static long ToNumber(DateTime time) => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>From the number in the database.</summary>
    public static DateTime From(long number) => new(DateTime.UnixEpoch.Ticks + (number * TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
