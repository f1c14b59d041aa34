namespace DigitTools.Core.Database;

/// <summary>What messages call that which a database holds.</summary>
internal static class BatchReadings
{
    /// <summary>In words.</summary>
    public static string Words(this BatchReading reading) => reading switch
    {
        BatchReading.Text => "numbers",
        BatchReading.Grid => "sheets",
        _ => "single digits",
    };
}
