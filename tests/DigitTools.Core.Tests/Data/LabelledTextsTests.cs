using System.Text;
using DigitTools.Core.Data;

namespace DigitTools.Core.Tests.Data;

public sealed class LabelledTextsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public LabelledTextsTests()
    {
        _folder.Write("a.png", [1]);
        _folder.Write("more/b, c.png", [2]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("file,text\r\na.png,12 / 3\r\n\"more/b, c.png\",\"0,50\"\r\n", "")]
    [InlineData("filename;label\na.png;12 / 3\nmore/b, c.png;0,50\n", "")]
    [InlineData("text;Kind;FILE\n12 / 3;night;a.png\n0,50;;more/b, c.png", "night")]
    [InlineData("\uFEFF\"file\",\"text\",\"kind\"\n\"a.png\",\"12 / 3\",\"night\"\n\n\"more/b, c.png\",\"0,50\"\n", "night")]
    public void LabelledTexts_Read_TakesTablesAsSpreadsheetsWriteThem(string labels, string kind)
    {
        LabelledText[] expected =
        [
            new(_folder["a.png"], "12 / 3", kind),
            new(_folder["more", "b, c.png"], "0,50", ""),
        ];
        Assert.Equal(expected, Read(labels));
        Assert.Equal(["123", "050"], expected.Select(text => text.Digits));
    }

    [Theory]
    [InlineData("", "no column 'file'")]
    [InlineData("file,amount\na.png,1\n", "no column 'text'")]
    [InlineData("file,text\na.png\n", "Line 2")]
    [InlineData("file,text\na.png,1\nlost.png,2\n", "Line 3")]
    [InlineData("file,text\na.png,\"1\n", "Line 2")]
    [InlineData("file,text\n", "names no pictures")]
    public void LabelledTexts_Read_SaysWhatIsWrongAndWhere(string labels, string reason) =>
        DigitAssert.Throws(DigitErrorId.DataInvalid, Labels, reason, () => Read(labels));

    [Fact]
    public void LabelledTexts_Read_FoldersOfDigitsAreLabels()
    {
        for (int digit = 0; digit < 10; digit++) _folder.Write($"{digit}/x.png", [3]);
        Assert.Equal("0123456789", string.Concat(LabelledTexts.Read(_folder.FullName).Select(text => text.Text)));
    }

    [Fact]
    public void LabelledTexts_Read_NeedsAFolderWithLabels()
    {
        DigitAssert.Throws(
            DigitErrorId.DataInvalid, _folder.FullName, "no 'labels.csv'", () => LabelledTexts.Read(_folder.FullName));
        DigitAssert.Throws(DigitErrorId.DataNotFound, _folder["none"], "no data", () => LabelledTexts.Read(_folder["none"]));
        DigitAssert.Throws(DigitErrorId.DataInvalid, _folder["a.png"], "is a file", () => LabelledTexts.Read(_folder["a.png"]));
    }

    private string Labels => _folder[LabelledTexts.FileName];

    private IReadOnlyList<LabelledText> Read(string labels)
    {
        _folder.Write(LabelledTexts.FileName, Encoding.UTF8.GetBytes(labels));
        return LabelledTexts.Read(_folder.FullName);
    }
}
