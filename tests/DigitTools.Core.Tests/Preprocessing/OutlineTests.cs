using DigitTools.Core.Imaging;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Tests.Preprocessing;

public sealed class OutlineTests
{
    private static readonly bool[] s_all = [false, true, true];

    [Fact]
    public void Outline_Of_ABarHasItsSides() => Assert.Equal(new Outline(12, 14, 0, 2), Of(s_all,
        "........",
        "..####..",
        "..####..",
        "..####..",
        "........"));

    [Fact]
    public void Outline_Of_AHoleHasAnOutlineToo() => Assert.Equal(new Outline(16, 20 + 12, 0, 1), Of(s_all,
        ".......",
        ".#####.",
        ".#...#.",
        ".#...#.",
        ".#...#.",
        ".#####.",
        "......."));

    [Fact]
    public void Outline_Of_WhatRunsOutOfThePictureTouchesItsEdgeAndGoesOnBeyond() => Assert.Equal(new Outline(20, 18, 5, 3), Of(s_all,
        "........",
        "####....",
        "####....",
        "####....",
        "####....",
        "####....",
        "........"));

    [Fact]
    public void Outline_Of_LeavesOutWhatIsNotKept() => Assert.Equal(new Outline(4, 8, 0, 1), Of([false, true, false],
        ".........",
        ".##.+++..",
        ".##.+++..",
        "....+++..",
        "........."));

    [Fact]
    public void Outline_Of_NothingIsNothing() => Assert.Equal(default, Of([false, false, false], "....", "...."));

    /// <summary>Measures pieces: '#' the first, '+' the second.</summary>
    private static Outline Of(bool[] kept, params string[] rows)
    {
        int[] labels = [.. rows.SelectMany(row => row).Select(letter => letter == '#' ? 1 : letter == '+' ? 2 : 0)];
        byte[] seen = [.. labels.Select(label => (byte)(kept[label] ? 1 : 0))];
        var box = PixelBox.Above(new Raster(rows[0].Length, rows.Length, seen), 0);
        return Outline.Of(new LabelPlane(rows[0].Length, rows.Length, labels), kept, box, new int[labels.Length]);
    }
}
