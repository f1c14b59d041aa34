using DigitTools.Core.Tables;

namespace DigitTools.Core.Tests.Tables;

public sealed class PictureRowTests
{
    [Theory]
    [InlineData("Status=Recognized Digit=7", "7", 7, 7)]
    [InlineData("Status=Rejected P0=0 P1=0,5 P2=0 P3=0 P4=0 P5=0 P6=0 P7=0.4 P8=0 P9=0", "rejected", null, 1)]
    [InlineData("Status=Rejected BestGuess=3 P0=1 P1=0 P2=0 P3=0 P4=0 P5=0 P6=0 P7=0 P8=0 P9=0", "rejected", null, 3)]
    [InlineData("Status=Empty P0=0 P1=0 P2=0 P3=0 P4=0 P5=0 P6=0 P7=0 P8=0 P9=0", "empty", null, null)]
    [InlineData("Status=Failed", "failed", null, null)]
    [InlineData("Status=Recognized Text=0042", "several", "0042", "0042")]
    [InlineData("Status=Recognized Text=4", "4", "4", "4")]
    [InlineData("Status=Rejected Text=42", "rejected", null, "42")]
    [InlineData("Status=Recognized Digit=4 Text=4", "4", 4, 4)]
    public void From_RowsOfFiles_SayWhatWasRead(string properties, string folder, object? reading, object? guess)
    {
        PictureRow row = Row(properties);
        Assert.Equal((folder, reading, guess), (row.ClassFolder, row.Reading, row.BestGuess));
    }

    [Fact]
    public void From_NoPathOrStatus_IsNothing()
    {
        Assert.Null(PictureRow.From(name => name == "Path" ? "/a.png" : null, path => path));
        Assert.Null(PictureRow.From(name => name == "Status" ? "Empty" : null, path => path));
    }

    [Fact]
    public void ValueOf_PropertiesThatFollow_AreThereAnyway()
    {
        PictureRow row = Row("Status=Recognized Digit=7");
        Assert.Equal(("1.png", 1, 7), (row.ValueOf("name"), row.ValueOf("Page"), row.ValueOf("BestGuess")));
        Assert.Equal(Path.GetDirectoryName("/c/1.png"), row.ValueOf("Directory"));
        Assert.Null(row.ValueOf("Pupil"));
    }

    [Fact]
    public void ValueOf_TextOfFiles_IsANumberWhereItWasOne()
    {
        PictureRow row = Row("Status=Recognized Digit=7 Confidence=0,985 Text=0042 Page=2 Second= Pupil=5");
        Assert.Equal((7, 0.985, "0042", 2), (row.ValueOf("Digit"), row.ValueOf("Confidence"), row.ValueOf("Text"), row.ValueOf("Page")));
        Assert.Equal((null, "5"), (row.ValueOf("Second"), row.ValueOf("Pupil")));
    }

    private static PictureRow Row(string properties)
    {
        var values = properties.Split(' ').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        values.Add("Path", "/c/1.png");
        return PictureRow.From(values.GetValueOrDefault, path => path)!;
    }
}
