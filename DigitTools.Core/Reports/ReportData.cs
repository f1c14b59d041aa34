using System.Text.Json;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Reports;

/// <summary>
/// The data of a report as JSON inside of script elements. The writer's own escaping of &lt;, &gt; and &amp; is what keeps a name from
/// ending such an element.
/// </summary>
internal static class ReportData
{
    /// <summary>More mistakes than anyone reads in a table.</summary>
    private const int MostMistakes = 100;

    /// <summary>Writes a pair of images for each picture, as base64; of numbers and sheets also width and height of the picture.</summary>
    public static void WriteBlock(Stream stream, ReadOnlySpan<ReportViews> views)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartArray();
        foreach (ReportViews view in views)
        {
            json.WriteStartArray();
            WriteImage(json, view.Thumbnail);
            WriteImage(json, view.Seen);
            if (view.Size is { } size)
            {
                json.WriteNumberValue(size.Width);
                json.WriteNumberValue(size.Height);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes all but the images.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="ordered">The rows in the order of the images, each with its place in the order it came.</param>
    /// <param name="options">What goes into the report.</param>
    /// <param name="missing">How many pictures couldn't be read any more.</param>
    public static void Write(Stream stream, (ReportRow Row, int Given)[] ordered, ReportOptions options, int missing)
    {
        var summary = ReportSummary.Of([.. ordered.Select(r => r.Row)]);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("created", options.Created);
        json.WriteString("tool", ToolVersion.Short);
        json.WriteNumber("count", ordered.Length);
        json.WriteNumber("embedded", Math.Min(ordered.Length, options.PictureLimit));
        json.WriteNumber("missing", missing);
        json.WriteNumber("blockSize", DigitReport.BlockSize);
        json.WriteString("separator", Path.DirectorySeparatorChar.ToString());
        WriteSummary(json, summary);
        WriteRows(json, ordered);
        WriteArray(json, "evaluations", options.Evaluations, e => WriteEvaluation(json, e));
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, ReportSummary summary)
    {
        WriteNumber(json, "meanConfidence", summary.MeanConfidence);
        WriteArray(json, "models", summary.Models, json.WriteStringValue);
        WriteArray(json, "statuses", summary.Statuses, WriteCount);
        WriteArray(json, "reasons", summary.Reasons, WriteCount);
        WriteArray(json, "digits", summary.Digits, json.WriteNumberValue);
        WriteArray(json, "ranges", summary.Ranges, r => WriteArray(json, null, [r.Low, r.High, r.Count], json.WriteNumberValue));

        void WriteCount((string Name, int Count) entry)
        {
            json.WriteStartArray();
            json.WriteStringValue(entry.Name);
            json.WriteNumberValue(entry.Count);
            json.WriteEndArray();
        }
    }

    /// <summary>A row is an array, and names its folder by number: ten thousand of them stay small.</summary>
    private static void WriteRows(Utf8JsonWriter json, (ReportRow Row, int Given)[] ordered)
    {
        var folders = new Dictionary<string, int>(StringComparer.Ordinal);
        WriteArray(json, "rows", ordered, entry =>
        {
            (ReportRow row, int given) = entry;
            string folder = Path.GetDirectoryName(row.Path) ?? "";
            if (!folders.TryGetValue(folder, out int number)) folders.Add(folder, number = folders.Count);
            json.WriteStartArray();
            json.WriteStringValue(PictureNames.Of(row.Path, row.Page));
            json.WriteNumberValue(number);
            json.WriteStringValue(row.Status);
            json.WriteStringValue(row.Reason);
            WriteValue(json, row.Digit);
            WriteValue(json, row.Confidence);
            WriteValue(json, row.Second);
            WriteValue(json, row.SecondConfidence);
            if (row.Probabilities is null) json.WriteNullValue();
            else WriteArray(json, null, row.Probabilities, p => WriteValue(json, p));
            json.WriteNumberValue(given);
            if (row.Cells is not null) WriteCells(json, row.Cells);
            else if (row.Text is not null) WriteText(json, row.Text, row.Boxes);
            json.WriteEndArray();
        });
        WriteArray(json, "folders", folders.Keys, json.WriteStringValue);
    }

    private static void WriteText(Utf8JsonWriter json, string text, IReadOnlyList<ReportBox> boxes)
    {
        json.WriteStringValue(text);
        WriteArray(json, null, boxes, box => WriteArray(
            json, null, [box.Digit, box.Confidence, box.Left, box.Top, box.Width, box.Height], part => WriteValue(json, part)));
    }

    /// <summary>In the places of a number nothing, then the cells.</summary>
    private static void WriteCells(Utf8JsonWriter json, IReadOnlyList<ReportCell> cells)
    {
        json.WriteNullValue();
        json.WriteNullValue();
        WriteArray(json, null, cells, cell =>
        {
            json.WriteStartArray();
            foreach (int number in (ReadOnlySpan<int>)[cell.Grid, cell.Row, cell.Column, cell.RowSpan, cell.ColumnSpan])
                json.WriteNumberValue(number);
            foreach (string text in (ReadOnlySpan<string>)[cell.Field, cell.Status, cell.Reason, cell.Text]) json.WriteStringValue(text);
            WriteValue(json, cell.Confidence);
            if (cell.Box is { } box)
                foreach (int number in (ReadOnlySpan<int>)[box.Left, box.Top, box.Width, box.Height]) json.WriteNumberValue(number);
            json.WriteEndArray();
        });
    }

    private static void WriteEvaluation(Utf8JsonWriter json, ReportEvaluation evaluation)
    {
        DigitEvaluation numbers = evaluation.Numbers;
        json.WriteStartObject();
        json.WriteString("name", evaluation.Name);
        json.WriteStartObject("numbers");
        json.WriteNumber("count", numbers.Count);
        json.WriteNumber("errors", numbers.Errors);
        WriteNumber(json, "accuracy", numbers.Accuracy);
        WriteNumber(json, "low", numbers.AccuracyInterval.Low);
        WriteNumber(json, "high", numbers.AccuracyInterval.High);
        WriteNumber(json, "loss", numbers.Loss);
        WriteNumber(json, "calibrationError", numbers.ExpectedCalibrationError);
        WriteArray(json, "confusionMatrix", numbers.ConfusionMatrix, row => WriteArray(json, null, row, json.WriteNumberValue));
        WriteArray(json, "perClass", numbers.PerClass, c => WriteObject(
            json,
            ("digit", c.Digit),
            ("precision", c.Precision),
            ("recall", c.Recall),
            ("f1", c.F1),
            ("support", c.Support)));
        WriteArray(json, "coverage", numbers.Coverage, p => WriteObject(
            json,
            ("rejectedFraction", p.RejectedFraction),
            ("threshold", p.Threshold),
            ("count", p.Count),
            ("errors", p.Errors),
            ("errorRate", p.ErrorRate)));
        WriteArray(json, "mistakes", numbers.Mistakes.Take(MostMistakes), m =>
        {
            json.WriteStartObject();
            json.WriteNumber("index", m.Index);
            json.WriteString("path", m.Path);
            json.WriteNumber("actual", m.Actual);
            json.WriteNumber("predicted", m.Predicted);
            WriteNumber(json, "confidence", m.Confidence);
            json.WriteEndObject();
        });
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteImage(Utf8JsonWriter json, byte[]? image)
    {
        if (image is null) json.WriteNullValue();
        else json.WriteBase64StringValue(image);
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string? name, IEnumerable<T> values, Action<T> write)
    {
        if (name is null) json.WriteStartArray();
        else json.WriteStartArray(name);
        foreach (T value in values) write(value);
        json.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter json, params ReadOnlySpan<(string Name, double Value)> numbers)
    {
        json.WriteStartObject();
        foreach ((string name, double value) in numbers) WriteNumber(json, name, value);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        WriteValue(json, value);
    }

    /// <summary>
    /// Six decimals: more than a page shows. What is less than 1 stays below 1, and what is more than 0 above 0. JSON has no NaN.
    /// </summary>
    private static void WriteValue(Utf8JsonWriter json, double? value)
    {
        const double least = 1e-6;
        if (value is not { } number || !double.IsFinite(number)) json.WriteNullValue();
        else if (number is > 0 and < least) json.WriteNumberValue(least);
        else if (number is < 1 and > 1 - least) json.WriteNumberValue(1 - least);
        else json.WriteNumberValue(Math.Round(number, 6));
    }
}
