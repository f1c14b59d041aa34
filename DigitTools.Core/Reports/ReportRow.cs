using System.Globalization;

namespace DigitTools.Core.Reports;

/// <summary>One picture of a report and what was read from it.</summary>
public sealed record ReportRow
{
    /// <summary>Full path of the picture.</summary>
    public required string Path { get; init; }

    /// <summary>Recognized, Rejected, Empty, or whatever else the source of the row calls it.</summary>
    public required string Status { get; init; }

    /// <summary>Why no digit was given, or the ErrorId if the picture couldn't be read; empty if the row doesn't say.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The digit, 0..9; null if none was given.</summary>
    public int? Digit { get; init; }

    /// <summary>Probability of the likeliest digit, 0..1; null if the network didn't run.</summary>
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
    /// Takes a row from whatever has the properties of a prediction: the object itself, or a line of a CSV file that it was written to.
    /// </summary>
    /// <param name="valueOf">The value of a property by its name; null if there is none.</param>
    /// <returns>Null if there is no path or no status.</returns>
    public static ReportRow? From(Func<string, object?> valueOf)
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
        return new ReportRow
        {
            Path = path,
            Status = status,
            // A row of a batch that failed has no reason but the id of its error.
            Reason = TextOf(valueOf("Reason")) is { Length: > 0 } reason ? reason : TextOf(valueOf("ErrorId")),
            Digit = DigitOf(valueOf("Digit")),
            Confidence = confidence,
            Second = confidence is null ? null : DigitOf(valueOf("Second")),
            SecondConfidence = confidence is null ? null : PartOf(valueOf("SecondConfidence")),
            Probabilities = confidence is null || probabilities.Contains(null) ? null : [.. probabilities.Select(p => p!.Value)],
            ModelId = TextOf(valueOf("ModelId")),
        };
    }

    private static string TextOf(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "";

    private static int? DigitOf(object? value)
    {
        if (NumberOf(value) is not { } number) return null;
        return number is >= 0 and <= 9 && double.IsInteger(number) ? (int)number : null;
    }

    private static double? PartOf(object? value) => NumberOf(value) is { } number && number is >= 0 and <= 1 ? number : null;

    private static double? NumberOf(object? value)
    {
        // Export-Csv writes numbers as the country does: a comma is a decimal point here, never a thousands separator.
        string text = TextOf(value).Replace(',', '.');
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
    }
}
