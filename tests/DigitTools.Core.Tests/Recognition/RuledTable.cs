using DigitTools.Core.Imaging;
using DigitTools.Core.Tests.Imaging;

namespace DigitTools.Core.Tests.Recognition;

/// <summary>A table with rules, drawn with test pictures of MNIST, of which the first are 7 2 1 0 4 1 4 9 5 9.</summary>
internal static class RuledTable
{
    /// <summary>Pixels of a cell's side.</summary>
    public const int Cell = 64;

    /// <summary>Pixels around the table.</summary>
    public const int Margin = 40;

    /// <summary>Draws one with digits in some of its cells.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="isFilled">Which cells have a digit, by their place in it, row by row: the picture of that number.</param>
    public static GrayPicture Draw(int rows, int columns, Func<int, bool> isFilled) =>
        Draw(new Drawing(columns * Cell + 2 * Margin, rows * Cell + 2 * Margin, paper: 225), Margin, Margin, rows, columns, isFilled)
            .Noise(3).Picture;

    /// <summary>Draws one somewhere.</summary>
    public static Drawing Draw(Drawing page, int left, int top, int rows, int columns, Func<int, bool> isFilled, int cell = Cell)
    {
        for (int i = 0; i <= rows; i++) page.Rectangle(left, top + i * cell - 1, left + columns * cell, top + i * cell + 2, ink: 50);
        for (int i = 0; i <= columns; i++) page.Rectangle(left + i * cell - 1, top, left + i * cell + 2, top + rows * cell, ink: 50);
        for (int i = 0; i < rows * columns; i++)
            if (isFilled(i)) page.Digit(i, left + i % columns * cell + 8, top + i / columns * cell + 8, cell - 16, ink: 40);
        return page;
    }

    /// <summary>What is in the cells.</summary>
    public static IEnumerable<string> Texts(int count, Func<int, bool> isFilled) =>
        Enumerable.Range(0, count).Select(i => isFilled(i) ? $"{Mnist.Test.Label(i)}" : "");
}
