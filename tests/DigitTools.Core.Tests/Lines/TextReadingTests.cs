using DigitTools.Core.Recognition.Text;

namespace DigitTools.Core.Tests.Lines;

public sealed class TextReadingTests
{
    [Theory]
    [InlineData("1025", "1025")]
    [InlineData("14 200,-", "14200")]
    [InlineData("1 025", "10 25")]
    [InlineData("12 / 34", "12\n34")]
    [InlineData("12/34/", "1 2\n34")]
    [InlineData("/ 12 // 34", "12\n34")]
    [InlineData("n/a", "")]
    [InlineData("", "")]
    public void TextReading_Digits_AndLinesAreCompared(string label, string text)
    {
        TextReading reading = Readings.Make(label, text);
        Assert.Equal(reading.Actual, reading.Predicted);
        Assert.True(reading.IsRight);
        Assert.False(reading.IsOfOtherLength);
        Assert.Equal(0, reading.Errors);
    }

    [Theory]
    [InlineData("1234", "1284", false, 1)]
    [InlineData("1234", "123", true, 1)]
    [InlineData("1234", "", true, 4)]
    [InlineData("", "7", true, 1)]
    [InlineData("12 / 34", "1234", false, 1)]
    [InlineData("1234", "12\n34", false, 1)]
    public void TextReading_AMistake_SaysHowFarItIsOff(string label, string text, bool isOfOtherLength, int errors)
    {
        TextReading reading = Readings.Make(label, text);
        Assert.False(reading.IsRight);
        Assert.Equal((isOfOtherLength, errors), (reading.IsOfOtherLength, reading.Errors));
    }

    [Theory]
    [InlineData("26/11/2026", "26.11.2026")]
    [InlineData("12 / 34", "1234")]
    public void TextReading_DigitsAlone_LinesDoNotCount(string label, string text) =>
        Assert.True(Readings.Make(label, text, comparison: TextComparison.Digits).IsRight);

    [Theory]
    [InlineData("12", 2)]
    [InlineData("", 0)]
    public void TextReading_APictureThatCannotBeRead_IsAMistakeWhateverIsWritten(string label, int errors)
    {
        TextReading reading = Readings.Failed(label);
        Assert.Equal((false, false, true, errors), (reading.IsRight, reading.IsRecognized, reading.IsOfOtherLength, reading.Errors));
    }
}
