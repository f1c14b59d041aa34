using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Core.Tests.Recognition;

public sealed class FormTemplateTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_AFile_GivesItsFieldsInTheirOrder()
    {
        IReadOnlyList<FormField> fields = Read(
            "name,region,kind,pattern,length",
            "mark,\"0.1,0.2,0.05,0.04\",digit,,",
            "date,\"120,80,300,60\",pattern,##/##/####,",
            "amount,\"10%,20%,30%,5%\",text,,2..4",
            "",
            "id,\"0,0,50,20\",,,6");
        Assert.Equal(["mark", "date", "amount", "id"], fields.Select(field => field.Name));
        Assert.Equal([FieldKind.Digit, FieldKind.Text, FieldKind.Text, FieldKind.Text], fields.Select(field => field.Kind));
        Assert.Equal(new FieldRegion(120, 80, 300, 60, false), fields[1].Region);
        Assert.Equal("##/##/####", fields[1].Form.Pattern?.Text);
        Assert.Equal([2, 3, 4], fields[2].Form.Lengths);
        Assert.Equal([6], fields[3].Form.Lengths);
    }

    [Fact]
    public void Read_AsPeopleWriteIt_IsUnderstood()
    {
        // Other names in another order, a column for each side, semicolons, capitals.
        IReadOnlyList<FormField> fields = Read(
            "Type;Height;Width;X;Y;Field",
            "Digits;40;30;10;20;first",
            ";40;30;50;20;second",
            "####;40;90;100;20;third");
        Assert.Equal(["first", "second", "third"], fields.Select(field => field.Name));
        Assert.Equal([FieldKind.Digit, FieldKind.Any, FieldKind.Text], fields.Select(field => field.Kind));
        Assert.Equal(new FieldRegion(50, 20, 30, 40, false), fields[1].Region);
        Assert.Equal(4, fields[2].Form.Pattern?.Count);
    }

    [Fact]
    public void Read_ADecimalComma_IsUnderstoodWhereItPartsNoColumns()
    {
        IReadOnlyList<FormField> fields = Read("name;left;top;width;height", "a;0,34;0,23;0,5;0,1", "b;34,5%;23%;50%;10%");
        Assert.Equal(
            [new FieldRegion(0.34, 0.23, 0.5, 0.1, true), new FieldRegion(0.345, 0.23, 0.5, 0.1, true)],
            fields.Select(field => field.Region));
    }

    [Theory]
    [InlineData("region,kind", "no column 'name'")]
    [InlineData("name,kind", "no column 'region'")]
    [InlineData("name,left,top,width", "no column 'height'")]
    [InlineData("name,region", "has no field")]
    [InlineData("", "no column 'name'")]
    [InlineData("name,region\n,\"0,0,10,10\"", "Line 2", "has no name")]
    [InlineData("name,region\na,\"0,0,10\"", "Line 2", "four numbers")]
    [InlineData("name,region\na,0,0,10,10", "Line 2", "in quotation marks")]
    [InlineData("name,left,top,width,height\na,\"1,200\",0,10,10", "Line 2", "four numbers")]
    [InlineData("name,region\na,\"0,0,10,10\"\nA,\"0,0,10,10\"", "Line 3", "'A' above already")]
    [InlineData("name,region,kind\na,\"0,0,10,10\",letter", "Line 2", "'letter' is no kind")]
    [InlineData("name,region,kind\na,\"0,0,10,10\",pattern", "Line 2", "there is none")]
    [InlineData("name,region,pattern\na,\"0,0,10,10\",ab", "Line 2", "no digit to read")]
    [InlineData("name,region,kind,length\na,\"0,0,10,10\",digit,2", "Line 2", "neither a pattern nor a length")]
    [InlineData("name,region,kind,length\na,\"0,0,10,10\",text,0", "Line 2", "'0' is no number of digits")]
    [InlineData("name,region,kind,length\na,\"0,0,10,10\",text,7..2", "Line 2", "'7..2' is no number of digits")]
    [InlineData("name,region,kind,length\na,\"0,0,10,10\",text,9999999", "Line 2", "is no number of digits")]
    [InlineData("name,region,pattern,length\na,\"0,0,10,10\",##,2", "Line 2", "the pattern says both")]
    [InlineData("name,region\na,\"0,0,10,10", "Line 2", "quotation marks")]
    public void Read_WhatIsNotRight_IsAnErrorThatSaysWhereAndWhy(string content, params string[] words)
    {
        DigitException error = Assert.Throws<DigitException>(() => Read(content));
        Assert.Equal(DigitErrorId.TemplateInvalid, error.Id);
        Assert.Equal(_folder["fields.csv"], error.Target);
        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_WithoutAFile_IsAnError()
    {
        DigitException error = Assert.Throws<DigitException>(() => FormTemplate.Read(_folder["none.csv"]));
        Assert.Equal((DigitErrorId.TemplateInvalid, _folder["none.csv"]), (error.Id, error.Target));
    }

    private IReadOnlyList<FormField> Read(params string[] lines)
    {
        File.WriteAllText(_folder["fields.csv"], string.Join('\n', lines));
        return FormTemplate.Read(_folder["fields.csv"]);
    }
}
