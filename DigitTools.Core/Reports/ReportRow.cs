using System.Globalization;
using static DigitTools.Core.Tables.PropertyValue;

namespace DigitTools.Core.Reports;

/// <summary>One picture of a report and what was read from it.</summary>
internal sealed record ReportRow
{
    /// <summary>The worst first: what became of a sheet is what became of its worst cell.</summary>
    private static readonly string[] s_worst = ["Rejected", "Recognized", "Empty"];

    /// <summary>Full path of the picture.</summary>
    public required string Path { get; init; }

    /// <summary>Which page of it, 1 ..; 1 of a single picture.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Recognized, Rejected, Empty, or whatever else the source of the row calls it.</summary>
    public required string Status { get; init; }

    /// <summary>Why nothing was given, or the ErrorId if the picture couldn't be read; empty if the row doesn't say.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The digit, 0..9; null if none was given.</summary>
    public int? Digit { get; init; }

    /// <summary>The number that was read, or the likeliest, lines with a line feed between; null of a picture of one digit.</summary>
    public string? Text { get; init; }

    /// <summary>Where the digits of the number are, or if that isn't known the whole of it.</summary>
    public IReadOnlyList<ReportBox> Boxes { get; init; } = [];

    /// <summary>The cells of the sheet; null of a picture of a digit or of a number.</summary>
    public IReadOnlyList<ReportCell>? Cells { get; init; }

    /// <summary>
    /// Probability of the likeliest digit, that all of the number is right, or that the least sure cell of the sheet is, 0..1; null if the
    /// network didn't run.
    /// </summary>
    public double? Confidence { get; init; }

    /// <summary>The second likeliest digit, 0..9; null if the network didn't run.</summary>
    public int? Second { get; init; }

    /// <summary>Probability of the second likeliest digit, 0..1; null if the network didn't run.</summary>
    public double? SecondConfidence { get; init; }

    /// <summary>Probability of each digit, 10 values in 0..1; null if the row doesn't hold all of them.</summary>
    public double[]? Probabilities { get; init; }

    /// <summary>The model that read the picture; empty if the row doesn't say.</summary>
    public string ModelId { get; init; } = "";

    /// <summary>
    /// Takes a row from whatever has the properties of a prediction, or of a text: the object itself, or a line of a CSV file that it was
    /// written to.
    /// </summary>
    /// <param name="valueOf">The value of a property by its name; null if there is none.</param>
    /// <param name="digits">The digits of a text; null or none if they aren't known.</param>
    /// <returns>Null if there is no path or no status.</returns>
    public static ReportRow? From(Func<string, object?> valueOf, IReadOnlyList<ReportBox>? digits = null)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        string path = TextOf(valueOf("Path")), status = TextOf(valueOf("Status"));
        if (path.Length == 0 || status.Length == 0) return null;

        double?[] probabilities =
        [
            .. Enumerable.Range(0, DigitShape.ClassCount)
                .Select(d => PartOf(valueOf(string.Create(CultureInfo.InvariantCulture, $"P{d}")))),
        ];
        // Blank paper has the confidence 0, which no network ever has.
        double? confidence = PartOf(valueOf("Confidence")) is { } given and > 0 ? given : null;
        string? text = valueOf("Text") is { } read ? TextOf(read) : null;
        return new ReportRow
        {
            Path = path,
            Page = WholeOf(valueOf("Page")) is { } page and > 0 ? page : 1,
            Status = status,
            // A row of a batch that failed has no reason but the id of its error.
            Reason = TextOf(valueOf("Reason")) is { Length: > 0 } reason ? reason : TextOf(valueOf("ErrorId")),
            Digit = DigitOf(valueOf("Digit")),
            Text = text,
            // Of the place of a number a CSV file has the box around all of it.
            Boxes = text is null ? [] : digits is { Count: > 0 } ? digits : ReportBox.Around(valueOf) is { } box ? [box] : [],
            Confidence = confidence,
            Second = confidence is null ? null : DigitOf(valueOf("Second")),
            SecondConfidence = confidence is null ? null : PartOf(valueOf("SecondConfidence")),
            Probabilities = confidence is null || probabilities.Contains(null) ? null : [.. probabilities.Select(p => p!.Value)],
            ModelId = TextOf(valueOf("ModelId")),
        };
    }

    /// <summary>The row of a whole sheet, still without cells, from that of one of them.</summary>
    public static ReportRow OfSheet(ReportRow cell) =>
        new() { Path = cell.Path, Page = cell.Page, Status = cell.Status, ModelId = cell.ModelId, Cells = [] };

    /// <summary>The row with the cells of its sheet, and with what became of all of them.</summary>
    public ReportRow WithCells(IReadOnlyList<ReportCell> cells)
    {
        ReportCell? worst = cells.MinBy(cell => Array.IndexOf(s_worst, cell.Status) is var place and >= 0 ? place : s_worst.Length);
        return this with
        {
            Cells = cells,
            Status = worst?.Status ?? Status,
            Reason = worst?.Reason ?? Reason,
            Confidence = cells.Min(cell => cell.Confidence),
        };
    }
}
