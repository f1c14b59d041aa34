using System.Globalization;
using DigitTools.Core.Handwriting.Lines;
using SkiaSharp;

namespace DigitTools.Benchmarks.Sheets;

/// <summary>A teacher's sheet: printed heading and names, points for each task by hand, and their sums.</summary>
internal static class ScoreSheet
{
    private const int Width = 1654, Height = 2339;
    private const int Tasks = 6;
    private const float Left = 200, Top = 420, RowHeight = 92, NameWidth = 380, TaskWidth = 118, SumWidth = 166;

    private static readonly string[] s_names =
    [
        "Adler, Mia", "Brandt, Jonas", "Costa, Inês", "Diallo, Awa", "Ek, Oskar", "Fischer, Lea", "Ghosh, Ravi", "Haas, Emil", "Ito, Yuna",
        "Jansen, Finn", "Kovač, Ana", "López, Hugo", "Meier, Clara", "Novak, Tim",
    ];

    /// <summary>The points; a letter stands for a task that was left out, and the whole of the row for a pupil who wasn't there.</summary>
    private static readonly string[] s_points =
    [
        "584396", "490275", "37x568", "682179", "295384", "xxxxxx", "478069", "563891",
        "189742", "37x406", "694583", "210357", "586924", "437x18",
    ];

    /// <summary>Draws the page.</summary>
    /// <param name="written">Digits that people wrote.</param>
    /// <param name="seed">Another seed, another hand.</param>
    /// <param name="labels">What is in its cells with digits, and in those that are empty.</param>
    public static SKBitmap Draw(WrittenDigits written, int seed, List<SheetLabel> labels)
    {
        using var page = new SheetPage(Width, Height, written, 50, seed);
        page.Print("Class 5b · Mathematics · Test 3", Left, 250, 54, bold: true);
        page.Print("Points for each task, 9 at most; the sum in the last column.", Left, 330, 34);
        Rules(page);
        Heading(page, labels);
        for (int row = 0; row < s_names.Length; row++) Row(page, row, labels);
        page.Print("Please hand in by Friday.", Left, Top + (s_names.Length + 1) * RowHeight + 80, 30);
        return page.Finish(new SKColor(0x1E, 0x34, 0x8C));
    }

    private static void Rules(SheetPage page)
    {
        float right = Side(Tasks + 2), bottom = Top + (s_names.Length + 1) * RowHeight;
        for (int row = 0; row <= s_names.Length + 1; row++)
        {
            float y = Top + row * RowHeight;
            page.Rule(new SKPoint(Left, y), new SKPoint(right, y), row <= 1 || row == s_names.Length + 1 ? 4.5f : 2.5f);
        }

        for (int column = 0; column <= Tasks + 2; column++)
        {
            float x = Side(column);
            page.Rule(new SKPoint(x, Top), new SKPoint(x, bottom), column is 0 or 1 or Tasks + 1 or Tasks + 2 ? 4.5f : 2.5f);
        }
    }

    private static void Heading(SheetPage page, List<SheetLabel> labels)
    {
        const float foot = Top + RowHeight / 2 + 14;
        page.Print("Name", Left + 24, foot, 38, bold: true);
        for (int task = 1; task <= Tasks; task++)
        {
            string number = task.ToString(CultureInfo.InvariantCulture);
            page.Print(number, (Side(task) + Side(task + 1)) / 2, foot, 40, bold: true, centred: true);
            labels.Add(new SheetLabel(1, 1, task + 1, number));
        }

        page.Print("Sum", (Side(Tasks + 1) + Side(Tasks + 2)) / 2, foot, 38, bold: true, centred: true);
    }

    private static void Row(SheetPage page, int row, List<SheetLabel> labels)
    {
        float top = Top + (row + 1) * RowHeight;
        page.Print(s_names[row], Left + 24, top + RowHeight / 2 + 13, 36);
        for (int task = 1; task <= Tasks; task++)
        {
            char points = s_points[row][task - 1];
            Cell(task, char.IsAsciiDigit(points) ? points.ToString() : "");
        }

        int[] given = [.. s_points[row].Where(char.IsAsciiDigit).Select(c => c - '0')];
        Cell(Tasks + 1, given.Length == 0 ? "" : given.Sum().ToString(CultureInfo.InvariantCulture));

        void Cell(int column, string text)
        {
            labels.Add(new SheetLabel(1, row + 2, column + 1, text));
            if (text.Length > 0) page.Write(text, new SKRect(Side(column), top, Side(column + 1), top + RowHeight));
        }
    }

    /// <summary>The left side of a column, from 0; that of the one after the last is the right side of the table.</summary>
    private static float Side(int column) => column switch
    {
        0 => Left,
        <= Tasks + 1 => Left + NameWidth + (column - 1) * TaskWidth,
        _ => Left + NameWidth + Tasks * TaskWidth + SumWidth,
    };
}
