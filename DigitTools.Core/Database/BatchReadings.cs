namespace DigitTools.Core.Database;

/// <summary>What messages call that which a database holds.</summary>
internal static class BatchReadings
{
    /// <summary>In words.</summary>
    public static string Words(this BatchReading reading) => reading == BatchReading.Text ? "numbers" : "single digits";
}
