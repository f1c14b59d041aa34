using System.Globalization;
using DigitTools.Core.Evaluation;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>Which digit is taken for which: counts, with recall beside the rows and precision below the columns.</summary>
internal static class ConfusionMatrixChart
{
    private const int Classes = 10;
    private const float Cell = 66;
    private const float Left = 84;
    private const float Top = 132;
    private const float Side = Classes * Cell;
    private const float Gap = 8;
    private const float RecallWidth = 78;
    private const int Width = (int)(Left + Side + Gap + RecallWidth + ChartStyle.Margin);
    private const int Height = 892;

    private static readonly SKColor s_rightColor = new(0xD6, 0xE8, 0xF4);
    private static readonly SKColor s_fewColor = new(0xFF, 0xE3, 0xC2);
    private static readonly SKColor s_manyColor = new(0xC2, 0x4A, 0x00);

    private static readonly TextStyle s_digit = new(16, ChartStyle.Ink, Bold: true);
    private static readonly TextStyle s_count = new(15, ChartStyle.Ink, Bold: true);
    private static readonly TextStyle s_share = new(10.5f, ChartStyle.Quiet);
    private static readonly TextStyle s_margin = new(12.5f, ChartStyle.Quiet);
    private static readonly TextStyle s_weakest = new(12.5f, ChartStyle.Ink, Bold: true);
    private static readonly TextStyle s_axis = new(13, ChartStyle.Quiet);

    /// <summary>Writes the chart as PNG.</summary>
    /// <param name="path">Full path of the file to write; an existing one is replaced.</param>
    /// <param name="evaluation">The numbers to show.</param>
    /// <param name="title">Which model read which data; the chart adds the finding.</param>
    /// <param name="scale">Pixels of the file for each pixel of the layout, <see cref="ChartScale.Least"/> ..
    /// <see cref="ChartScale.Most"/>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public static void Write(string path, DigitEvaluation evaluation, string title, int scale = ChartScale.Default)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        string errors = ChartNumber.Count(evaluation.Errors, "error");
        string finding = $"{ChartNumber.Percent(evaluation.Accuracy)}, {errors} in {ChartNumber.Count(evaluation.Count)}";
        (double low, double high) = evaluation.AccuracyInterval;
        string interval = $"95 % interval {ChartNumber.Percent(low)} to {ChartNumber.Percent(high)}";
        ChartFile.Write(path, Width, Height, scale, canvas =>
        {
            ChartStyle.DrawHeading(canvas, Width, finding, $"{title}  ·  {interval}{Likeliest(evaluation.ConfusionMatrix)}");
            DrawAxes(canvas);
            DrawCells(canvas, evaluation.ConfusionMatrix);
            DrawRecallAndPrecision(canvas, evaluation);
            DrawKey(canvas, MostErrors(evaluation.ConfusionMatrix));
        });
    }

    private static void DrawAxes(SKCanvas canvas)
    {
        canvas.Text("Read as", Left + Side / 2, Top - 34, s_axis, SKTextAlign.Center);
        for (int i = 0; i < Classes; i++)
        {
            string name = i.ToString(CultureInfo.InvariantCulture);
            canvas.Text(name, Left + (i + 0.5f) * Cell, Top - 10, s_digit, SKTextAlign.Center);
            canvas.TextMiddle(name, Left - 16, Top + (i + 0.5f) * Cell, s_digit, SKTextAlign.Center);
        }

        canvas.Save();
        canvas.RotateDegrees(-90, ChartStyle.Margin + 12, Top + Side / 2);
        canvas.Text("Actual", ChartStyle.Margin + 12, Top + Side / 2, s_axis, SKTextAlign.Center);
        canvas.Restore();
    }

    private static void DrawCells(SKCanvas canvas, int[][] matrix)
    {
        int most = MostErrors(matrix);
        using var fill = new SKPaint();
        for (int actual = 0; actual < Classes; actual++)
        {
            int support = matrix[actual].Sum();
            for (int read = 0; read < Classes; read++)
            {
                int count = matrix[actual][read];
                bool right = actual == read;
                fill.Color = Color(count, right, most);
                var cell = SKRect.Create(Left + read * Cell + 1, Top + actual * Cell + 1, Cell - 2, Cell - 2);
                canvas.DrawRect(cell, fill);
                if (count > 0) DrawCount(canvas, cell, count, support, fill.Color);
                else canvas.TextMiddle(right ? "0" : "·", cell.MidX, cell.MidY, s_share, SKTextAlign.Center);
            }
        }
    }

    private static void DrawCount(SKCanvas canvas, SKRect cell, int count, int support, SKColor background)
    {
        background.ToHsl(out _, out _, out float lightness);
        bool dark = lightness < 50;
        TextStyle countStyle = dark ? s_count with { Color = SKColors.White } : s_count;
        TextStyle shareStyle = dark ? s_share with { Color = SKColors.White } : s_share with { Color = ChartStyle.Ink };
        string text = ChartNumber.Count(count);
        float tooWide = ChartText.Width(text, countStyle) / (cell.Width - 8);
        if (tooWide > 1) countStyle = countStyle with { Size = countStyle.Size / tooWide };
        canvas.TextMiddle(text, cell.MidX, cell.MidY - 8, countStyle, SKTextAlign.Center);
        canvas.TextMiddle(ChartNumber.Percent((double)count / support), cell.MidX, cell.MidY + 12, shareStyle, SKTextAlign.Center);
    }

    private static void DrawRecallAndPrecision(SKCanvas canvas, DigitEvaluation evaluation)
    {
        const float x = Left + Side + Gap + RecallWidth;
        const float y = Top + Side + Gap + 14;
        canvas.Text("Recall", x, Top - 10, s_axis, SKTextAlign.Right);
        canvas.TextMiddle("Precision", Left - 8, y, s_axis with { Size = 12 }, SKTextAlign.Right);

        double[] recalls = [.. evaluation.PerClass.Where(c => c.Support > 0).Select(c => c.Recall)];
        double weakestRecall = recalls.DefaultIfEmpty(1).Min();
        bool[] everRead = [.. Enumerable.Range(0, Classes).Select(i => evaluation.ConfusionMatrix.Any(row => row[i] > 0))];
        double weakestPrecision = evaluation.PerClass.Where(c => everRead[c.Digit]).Select(c => c.Precision).DefaultIfEmpty(1).Min();
        foreach (ClassMetrics metrics in evaluation.PerClass)
        {
            float middle = (metrics.Digit + 0.5f) * Cell;
            // A digit that never occurs has no recall, and one that was never read has no precision.
            double recall = metrics.Support > 0 ? metrics.Recall : double.NaN;
            double precision = everRead[metrics.Digit] ? metrics.Precision : double.NaN;
            canvas.TextMiddle(ChartNumber.Percent(recall), x, Top + middle, Margin(recall, weakestRecall), SKTextAlign.Right);
            canvas.TextMiddle(ChartNumber.Percent(precision), Left + middle, y, Margin(precision, weakestPrecision), SKTextAlign.Center);
        }
    }

    private static TextStyle Margin(double value, double weakest) => value < 1 && value <= weakest ? s_weakest : s_margin;

    private static void DrawKey(SKCanvas canvas, int most)
    {
        const float y = Height - 36;
        using var fill = new SKPaint { Color = s_rightColor };
        canvas.DrawRect(SKRect.Create(Left, y - 8, 16, 16), fill);
        canvas.TextMiddle("read right", Left + 24, y, ChartStyle.Label);
        if (most == 0) return;

        const float start = Left + 112;
        const int steps = 60;
        for (int i = 0; i < steps; i++)
        {
            fill.Color = Mix(Strength(most, most) * i / (steps - 1));
            canvas.DrawRect(SKRect.Create(start + i * 2, y - 8, 2, 16), fill);
        }

        string range = most == 1 ? "misread, 1 picture each" : $"misread, 1 to {ChartNumber.Count(most)} pictures (log scale)";
        canvas.TextMiddle(range, start + steps * 2 + 8, y, ChartStyle.Label);
        canvas.TextMiddle("small numbers: % of the row", Left + Side, y, ChartStyle.Label, SKTextAlign.Right);
    }

    /// <summary>Which digit is taken for which most often; nothing if no mistake was made twice.</summary>
    private static string Likeliest(int[][] matrix)
    {
        int most = MostErrors(matrix);
        if (most < 2) return "";
        int cell = Enumerable.Range(0, Classes * Classes)
            .First(i => i / Classes != i % Classes && matrix[i / Classes][i % Classes] == most);
        string times = ChartNumber.Count(most, "time");
        return string.Create(CultureInfo.InvariantCulture, $"  ·  most often {cell / Classes} read as {cell % Classes}, {times}");
    }

    private static int MostErrors(int[][] matrix) =>
        matrix.Select((row, actual) => row.Where((_, read) => read != actual).DefaultIfEmpty(0).Max()).DefaultIfEmpty(0).Max();

    private static SKColor Color(int count, bool right, int most)
    {
        if (count == 0) return ChartStyle.Field;
        return right ? s_rightColor : Mix(Strength(count, most));
    }

    /// <summary>
    /// 0..1 by the logarithm of the count, so that a single error shows beside hundreds; below ten, nothing is shown as "many".
    /// </summary>
    private static float Strength(int count, int most) => (float)(Math.Log(count) / Math.Log(Math.Max(most, 10)));

    private static SKColor Mix(float part) => new(
        Mix(s_fewColor.Red, s_manyColor.Red, part),
        Mix(s_fewColor.Green, s_manyColor.Green, part),
        Mix(s_fewColor.Blue, s_manyColor.Blue, part));

    private static byte Mix(byte from, byte to, float part) => (byte)MathF.Round(from + (to - from) * part);
}
