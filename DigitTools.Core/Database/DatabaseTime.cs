namespace DigitTools.Core.Database;

/// <summary>Times in the database: microseconds since 1970-01-01, UTC.</summary>
internal static class DatabaseTime
{
    /// <summary>The number of the earliest time, in the year 1.</summary>
    public static readonly long Least = ToNumber(DateTime.MinValue);

    /// <summary>The number of the latest time, in the year 9999.</summary>
    public static readonly long Most = ToNumber(DateTime.MaxValue);

    /// <summary>Now, as the database can hold it.</summary>
    public static DateTime Now => Round(DateTime.UtcNow);

    /// <summary>A time, rounded to what the database can hold.</summary>
    public static DateTime Round(DateTime time) => From(ToNumber(time));

    /// <summary>To the number in the database.</summary>
    public static long ToNumber(DateTime time) => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>From the number in the database.</summary>
    /// <param name="number">From <see cref="Least"/> to <see cref="Most"/>.</param>
    public static DateTime From(long number) => new(DateTime.UnixEpoch.Ticks + number * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
}
