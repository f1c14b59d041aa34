namespace DigitTools.Core.Handwriting.Lines;

/// <summary>What stands between digits, before and behind them, and is none: in the square of 10 by 10, or beyond it.</summary>
internal static class SignGlyphs
{
    /// <summary>Between groups of digits.</summary>
    public static Glyph[] Separators { get; } = Parse(
        "0.5,9.6",
        "0.5,9.6",
        "0.5,9.5 0.9,9.8",
        "0.8,9 0.9,9.8 0.2,11.5",
        "0.8,9 0.2,11.5",
        "0.6,0 0.3,2",
        "0.5,5.5");

    /// <summary>Between the parts of a date or of a number.</summary>
    public static Glyph[] Dividers { get; } = Parse(
        "0,5.5 3,5.3",
        "0,5.5 3,5.3",
        "0,5.5 4.5,5.5",
        "0,5.5 4.5,5.5",
        "6,-2.5 0,13",
        "0.5,3.5; 0.5,8.5",
        "0.5,9.6",
        "0.5,5.5");

    /// <summary>Before and behind a number.</summary>
    public static Glyph[] Fillers { get; } = Parse(
        "0,5.5 5,5.3",
        "0,6 9,5.6",
        "0,5.5 6,4.8 12,5.6 20,5",
        "0.5,9.6; 2.5,6 7,5.8",
        "0.8,9 0.2,11.5; 2.5,6 8,5.5",
        "0,4.5 5,4.3; 0,7 5,6.8",
        "0,4 7,4; 0.3,6.5 7,6.5",
        "2,1 1,9; 5.5,1 4.5,9; 0,3.5 7,3.3; -0.5,6.5 6.5,6.3",
        "0,0 3.5,10; 3.5,0 0,10",
        "0,4 4,9.5; 4,4 0,9.5",
        "0,4 4,9.5; 4,4 0,9.5; 5.5,4 9.5,9.5; 9.5,4 5.5,9.5",
        "2.5,2 2.5,8; 0,3.5 5,6.5; 5,3.5 0,6.5",
        "0.5,8 1.5,4 3,8 4.5,4 6,8 7.5,4 9,8",
        "0,6 2,4 4,7 6,4 8,7 10,4 12,6",
        "5,1.5 3,0.5 0.5,2 1.5,4.5 4.5,6 5,8.5 2.5,10 0,8.7; 3,-1.5 2.5,11.5",
        "7,2 5,0.5 2,2 1.5,7 4,9.8 7,8.5; 0,4 6,4; 0,6 5.5,6",
        "2.5,-1 0,3 0,7.5 2.5,11.5",
        "0,-1 2.5,3 2.5,7.5 0,11.5",
        "0,2 6,2! 3,9! 0,2",
        "0.5,9.6; 2.5,9.6; 4.5,9.6",
        "0,10.5 8,10.3",
        "0,10 4,11.3 9,10");

    private static Glyph[] Parse(params string[] paths) => [.. paths.Select(Glyph.Parse)];
}
