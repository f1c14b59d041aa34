using static DigitTools.Core.Tables.PropertyValue;

namespace DigitTools.Core.Reports;

/// <summary>A cell of a sheet, or a field of a form, and what was read in it.</summary>
internal sealed record ReportCell
{
    /// <summary>Its grid, 1 ..</summary>
    public required int Grid { get; init; }

    /// <summary>Its first row, 1 ..; of a field its place among the fields.</summary>
    public required int Row { get; init; }

    /// <summary>Its first column, 1 ..</summary>
    public required int Column { get; init; }

    /// <summary>Rows that it takes, at least 1.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>Columns that it takes, at least 1.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>The name of the field; empty of a cell.</summary>
    public string Field { get; init; } = "";

    /// <summary>Recognized, Rejected or Empty.</summary>
    public required string Status { get; init; }

    /// <summary>Why nothing was given; empty if it isn't known.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The digit or digits, or the likeliest; empty if there is none.</summary>
    public string Text { get; init; } = "";

    /// <summary>How likely that is right, 0..1; null of an empty cell.</summary>
    public double? Confidence { get; init; }

    /// <summary>Where it is in the picture; null if that isn't known.</summary>
    public ReportBox? Box { get; init; }

    /// <summary>Takes a cell from whatever has the properties of one: the object itself, or a line of a CSV file.</summary>
    /// <param name="valueOf">The value of a property by its name; null if there is none.</param>
    /// <returns>Null if there is no row, no column or no status.</returns>
    public static ReportCell? From(Func<string, object?> valueOf)
    {
        string status = TextOf(valueOf("Status"));
        if (NumberOf("Row") is not { } row || NumberOf("Column") is not { } column || status.Length == 0) return null;
        return new ReportCell
        {
            Grid = NumberOf("Grid") ?? 1,
            Row = row,
            Column = column,
            RowSpan = NumberOf("RowSpan") ?? 1,
            ColumnSpan = NumberOf("ColumnSpan") ?? 1,
            Field = TextOf(valueOf("Field")),
            Status = status,
            Reason = TextOf(valueOf("Reason")),
            Text = TextOf(valueOf("Text")),
            // Blank paper has the confidence 0, which no network ever has.
            Confidence = PartOf(valueOf("Confidence")) is { } given and > 0 ? given : null,
            Box = ReportBox.Around(valueOf),
        };

        int? NumberOf(string name) => WholeOf(valueOf(name)) is { } number and > 0 ? number : null;
    }
}
