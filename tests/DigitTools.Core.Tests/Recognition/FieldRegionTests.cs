using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Core.Tests.Recognition;

public sealed class FieldRegionTests
{
    [Theory]
    [InlineData("0.1,0.2,0.3,0.05", 0.1, 0.2, 0.3, 0.05, true)]
    [InlineData(" 0.1, 0.2 , 0.3, 0.05 ", 0.1, 0.2, 0.3, 0.05, true)]
    [InlineData("0.1 0.2 0.3 0.05", 0.1, 0.2, 0.3, 0.05, true)]
    [InlineData("10%,20%,30%,5%", 0.1, 0.2, 0.3, 0.05, true)]
    [InlineData("0,0,1,1", 0, 0, 1, 1, true)]
    [InlineData("0,0,1,0.5", 0, 0, 1, 0.5, true)]
    [InlineData("120,80,300,60", 120, 80, 300, 60, false)]
    [InlineData("0,0,10.5,20", 0, 0, 10.5, 20, false)]
    public void TryParse_ARegion_IsInPixelsOrShares(string text, double left, double top, double width, double height, bool isShare)
    {
        FieldRegion region = Region(text);
        Assert.Equal(isShare, region.IsShare);
        Assert.Equal([left, top, width, height], new[] { region.Left, region.Top, region.Width, region.Height }, Near);
    }

    [Theory]
    [InlineData("", "four numbers")]
    [InlineData("1,2,3", "four numbers")]
    [InlineData("1,2,3,4,5", "four numbers")]
    [InlineData("0.1,a,0.3,0.05", "'a' is no number")]
    [InlineData("0,0,NaN,10", "'NaN' is no number")]
    [InlineData("10%,20%,30%,5", "some have none")]
    [InlineData("-1,0,30,40", "begins outside")]
    [InlineData("0.5,-0.1,0.3,0.4", "begins outside")]
    [InlineData("10,10,0,40", "is empty")]
    [InlineData("10,10,40,-5", "is empty")]
    [InlineData("0.8,0.1,0.3,0.1", "ends outside")]
    [InlineData("0%,90%,10%,11%", "ends outside")]
    public void TryParse_WhatIsNoRegion_SaysWhy(string text, string wanted)
    {
        Assert.False(FieldRegion.TryParse(text, out _, out string? why));
        Assert.Contains(wanted, why, StringComparison.Ordinal);
    }

    [Fact]
    public void In_Shares_AreOfThePicture() => Assert.Equal(
        (80, 60, 400, 30), Region("0.1,0.1,0.5,0.05").In(800, 600));

    [Fact]
    public void In_Pixels_DontReachBeyondThePicture()
    {
        Assert.Equal((700, 500, 100, 100), Region("700,500,100,100").In(800, 600));
        Assert.Null(Region("700,500,101,100").In(800, 600));
        Assert.Null(Region("900,500,10,10").In(800, 600));
    }

    private static FieldRegion Region(string text)
    {
        Assert.True(FieldRegion.TryParse(text, out FieldRegion region, out string? why), why);
        return region;
    }

    private static bool Near(double one, double other) => Math.Abs(one - other) < 1e-9;
}
