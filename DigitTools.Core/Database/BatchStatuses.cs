namespace DigitTools.Core.Database;

/// <summary>Which of the pages of a file decides what becomes of it.</summary>
internal static class BatchStatuses
{
    private static readonly BatchStatus[] s_worstFirst =
        [BatchStatus.Failed, BatchStatus.Rejected, BatchStatus.Recognized, BatchStatus.Empty];

    /// <summary>Whether a page with this status decides rather than one with the other.</summary>
    public static bool IsWorseThan(this BatchStatus status, BatchStatus other) =>
        Array.IndexOf(s_worstFirst, status) < Array.IndexOf(s_worstFirst, other);
}
