using System.Management.Automation;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Reports;
using DigitTools.Core.Tables;

namespace DigitTools.Support;

/// <summary>From the objects that users have to the core's records.</summary>
internal static class FromOutput
{
    /// <summary>
    /// Adds anything with the properties of a prediction, of a text or of a cell to a report, and a sheet of a batch cell by cell; false if
    /// they are missing.
    /// </summary>
    public static bool TryAdd(ReportRows rows, PSObject given) =>
        given.BaseObject is DigitGridBatchRow sheet && sheet.GetCells() is { Length: > 0 } cells
            ? Array.TrueForAll(cells, cell => TryAddOne(rows, PSObject.AsPSObject(cell)))
            : TryAddOne(rows, given);

    private static bool TryAddOne(ReportRows rows, PSObject given) => rows.TryAdd(
        name => ValueOf(given, name),
        given.BaseObject switch
        {
            DigitText text => Boxes(text.GetDigits()),
            DigitTextBatchRow row => Boxes(row.GetDigits()),
            _ => [],
        });

    /// <summary>What was read of a picture, from anything with the properties of a prediction or a text; null if they miss.</summary>
    public static PictureRow? PictureRow(PSObject given, Func<string, string> locate) =>
        Core.Tables.PictureRow.From(name => ValueOf(given, name), locate);

    public static ReportEvaluation Evaluation(DigitModelEvaluation evaluation) => new(
        Text.Format(Strings.ChartTitleEvaluation, ToOutput.ModelName(evaluation.Model), evaluation.DataPath),
        new DigitEvaluation
        {
            Count = evaluation.Count,
            Errors = evaluation.Errors,
            AccuracyInterval = (evaluation.AccuracyLow, evaluation.AccuracyHigh),
            Loss = evaluation.Loss,
            ExpectedCalibrationError = evaluation.ExpectedCalibrationError,
            PerClass = [.. evaluation.PerClass.Select(c => new ClassMetrics(c.Digit, c.Precision, c.Recall, c.F1, c.Support))],
            ConfusionMatrix = evaluation.ConfusionMatrix,
            Mistakes = [.. evaluation.Mistakes.Select(m => new Mistake(m.Index, m.Path, m.Actual, m.Predicted, m.Confidence))],
            Coverage =
            [
                .. evaluation.Coverage.Select(c => new CoveragePoint(c.RejectedFraction, c.Threshold, c.Count, c.Errors, c.ErrorRate)),
            ],
            Reliability = [],
            Elapsed = evaluation.Elapsed,
        });

    private static object? ValueOf(PSObject given, string name)
    {
        object? value = given.Properties[name]?.Value;
        return value is PSObject inner ? inner.BaseObject : value;
    }

    private static ReportBox[] Boxes(DigitTextDigit[] digits) =>
        [.. digits.Select(d => new ReportBox(d.Digit, d.Confidence, d.Left, d.Top, d.Width, d.Height))];
}
