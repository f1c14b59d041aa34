namespace DigitTools.Core.Reports;

/// <summary>The sums at the top of a report.</summary>
internal sealed record ReportSummary
{
    // Narrow where confidences crowd: the difference between 99 % and 99.9 % is ten times the errors.
    private static readonly double[] s_edges = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1];

    private static readonly string[] s_order = ["Recognized", "Rejected", "Empty"];

    /// <summary>How many pictures of each status there are, those of predictions first.</summary>
    public required IReadOnlyList<(string Name, int Count)> Statuses { get; init; }

    /// <summary>How many pictures of each reason there are, the most frequent first.</summary>
    public required IReadOnlyList<(string Name, int Count)> Reasons { get; init; }

    /// <summary>How many pictures were read as each digit, 10 values.</summary>
    public required IReadOnlyList<int> Digits { get; init; }

    /// <summary>How many confidences lie in each range; the last one holds its upper end.</summary>
    public required IReadOnlyList<(double Low, double High, int Count)> Ranges { get; init; }

    /// <summary>Mean of the confidences there are, 0..1; null if there is none.</summary>
    public required double? MeanConfidence { get; init; }

    /// <summary>The models that read the pictures.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>Counts the rows.</summary>
    public static ReportSummary Of(IReadOnlyList<ReportRow> rows)
    {
        int[] digits = new int[DigitShape.ClassCount];
        int[] ranges = new int[s_edges.Length - 1];
        double sum = 0;
        int known = 0;
        foreach (ReportRow row in rows)
        {
            if (row.Digit is { } digit) digits[digit]++;
            if (row.Confidence is not { } confidence) continue;
            ranges[Math.Min(Array.FindLastIndex(s_edges, edge => edge <= confidence), ranges.Length - 1)]++;
            sum += confidence;
            known++;
        }

        return new ReportSummary
        {
            Statuses = [.. Counts(rows.Select(r => r.Status)).OrderBy(s => PlaceOf(s.Name))],
            Reasons = [.. Counts(rows.Select(r => r.Reason).Where(r => r.Length > 0))],
            Digits = digits,
            Ranges = [.. ranges.Select((count, i) => (s_edges[i], s_edges[i + 1], count))],
            MeanConfidence = known == 0 ? null : sum / known,
            Models = [.. rows.Select(r => r.ModelId).Where(id => id.Length > 0).Distinct()],
        };
    }

    private static int PlaceOf(string status)
    {
        int place = Array.IndexOf(s_order, status);
        return place >= 0 ? place : s_order.Length;
    }

    private static IEnumerable<(string Name, int Count)> Counts(IEnumerable<string> names) =>
        names.GroupBy(n => n, (name, all) => (Name: name, Count: all.Count()))
            .OrderByDescending(c => c.Count)
            .ThenBy(c => c.Name, StringComparer.Ordinal);
}
