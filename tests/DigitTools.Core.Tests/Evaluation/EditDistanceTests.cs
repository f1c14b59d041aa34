using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Tests.Evaluation;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("1234", "1234", 0)]
    [InlineData("1234", "", 4)]
    [InlineData("", "12", 2)]
    [InlineData("1234", "134", 1)]
    [InlineData("1234", "12934", 1)]
    [InlineData("1234", "1734", 1)]
    [InlineData("1234", "2345", 2)]
    [InlineData("99", "1234", 4)]
    public void EditDistance_Of_CountsTheFewestChanges(string from, string to, int distance)
    {
        Assert.Equal(distance, EditDistance.Of(from, to));
        Assert.Equal(distance, EditDistance.Of(to, from));
    }
}
