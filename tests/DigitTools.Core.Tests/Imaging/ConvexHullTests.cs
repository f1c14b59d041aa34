using System.Numerics;
using DigitTools.Core.Imaging.Regions;

namespace DigitTools.Core.Tests.Imaging;

public sealed class ConvexHullTests
{
    [Fact]
    public void ConvexHull_Area_OfARectangleIsItsOwn() => Assert.Equal(12, Of(
        "......",
        ".####.",
        ".####.",
        ".####.",
        "......").Area);

    [Fact]
    public void ConvexHull_Area_TakesInDentsHolesAndEmptyRows()
    {
        Assert.Equal(25 - 4.5f, Of(
            "#####",
            "#...#",
            "##...",
            "##...",
            "##...").Area);
        Assert.Equal(10, Of(
            "##",
            "..",
            "..",
            "..",
            "##").Area);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(17, 17)]
    [InlineData(-30, -30)]
    [InlineData(80, -10)]
    public void ConvexHull_SmallestRectangle_IsTurnedAsTheShapeIs(float degrees, float turn)
    {
        TurnedRectangle rectangle = new ConvexHull(Corners(degrees).ToArray()).SmallestRectangle();
        Assert.Equal(turn, rectangle.Turn, 0.01f);
        Assert.Equal([40, 60], ((float[])[rectangle.Length, rectangle.Breadth]).Order().Select(side => MathF.Round(side, 3)));
        Assert.All(Corners(degrees), corner => Assert.Equal(0.5f, MathF.Abs(rectangle.Place(corner).X - 0.5f), 1e-4f));
        Assert.Equal(0.5f, rectangle.Place(new Vector2(100, 100)).Y, 1e-4f);
    }

    /// <summary>Those of a rectangle of 60 x 40 around (100, 100), clockwise as the eye sees it.</summary>
    private static IEnumerable<Vector2> Corners(float degrees)
    {
        var turn = Matrix3x2.CreateRotation(float.DegreesToRadians(degrees), new Vector2(100, 100));
        return ((Vector2[])[new(70, 80), new(130, 80), new(130, 120), new(70, 120)]).Select(corner => Vector2.Transform(corner, turn));
    }

    private static ConvexHull Of(params string[] rows) => ConvexHull.Of(
        top: 0,
        first: [.. rows.Select(row => Math.Max(0, row.IndexOf('#', StringComparison.Ordinal)))],
        last: [.. rows.Select(row => row.LastIndexOf('#') + 1)],
        memory: new Vector2[ConvexHull.Memory(rows.Length)]);
}
