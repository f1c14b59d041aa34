using DigitTools.Core.Imaging;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Tests.Imaging;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Tests.Recognition;

/// <summary>Forms without rules. The first test pictures of MNIST are 7 2 1 0 4 1 4 9 5 9.</summary>
public sealed class GridFieldTests : IDisposable
{
    private readonly GridRun _run = new();
    private readonly TestFolder _folder = new();

    public void Dispose()
    {
        _run.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Read_Fields_AreReadWhereTheyAreAndHaveTheirNames()
    {
        GridResult result = _run.Read(Form(), new GridOptions
        {
            Fields =
            [
                Field("number", "0.05,0.05,0.5,0.3", FieldKind.Text, "##-##"), Field("mark", "500,300,90,90", FieldKind.Digit),
                Field("nothing", "50,300,90,90", FieldKind.Digit),
            ],
        });
        Assert.Null(result.Error);
        Assert.Equal(
            [("number", "72-10"), ("mark", "4"), ("nothing", "")], result.Cells.Select(cell => (cell.Field, cell.Text)));
        Assert.Equal([(1, 1), (2, 1), (3, 1)], result.Cells.Select(cell => (cell.Row, cell.Column)));
        Assert.Equal(new PixelBox(500, 300, 590, 390), result.Cells[1].Box);
        Assert.Equal(4, result.Cells[1].Digit);
        Assert.Equal(
            [RecognitionStatus.Recognized, RecognitionStatus.Recognized, RecognitionStatus.Empty],
            result.Cells.Select(cell => cell.Status));
        Assert.Equal(RecognitionStatus.Recognized, result.Status);
        GridSheet sheet = Assert.Single(result.Sheets);
        Assert.Equal((1, 3, 1), (sheet.Grid, sheet.Rows, sheet.Columns));
        Assert.Equal((640, 480), (result.Width, result.Height));
    }

    [Fact]
    public void Read_AFieldOfALargePicture_HasItsPlaceInTheFile()
    {
        GrayPicture picture = new Drawing(3400, 1200).Digit(0, 2000, 400, 300).Digit(1, 2400, 400, 300).Picture;
        GridResult result = _run.Read(picture, new GridOptions { Fields = [Field("", "1950,350,800,400", FieldKind.Any)] });
        Assert.Equal("72", result.Cells[0].Text);
        Assert.Equal(new PixelBox(1950, 350, 2750, 750), result.Cells[0].Box);
        Assert.Equal((3400, 1200), (result.Width, result.Height));
    }

    [Fact]
    public void Read_ARegionWithRowsAndColumns_IsDividedEvenly()
    {
        var drawing = new Drawing(500, 300);
        for (int i = 0; i < 6; i++) drawing.Digit(i, 100 + i % 3 * 90 + 15, 50 + i / 3 * 90 + 15, 60);
        GridResult result = _run.Read(
            drawing.Picture, new GridOptions { Rows = 2, Columns = 3, Fields = [Field("", "100,50,270,180", FieldKind.Any)] });
        Assert.Equal(["7", "2", "1", "0", "4", "1"], result.Cells.Select(cell => cell.Text));
        Assert.Equal(
            [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)], result.Cells.Select(cell => (cell.Row, cell.Column)));
        Assert.Equal(new PixelBox(280, 140, 370, 230), result.Cells[5].Box);
        GridSheet sheet = Assert.Single(result.Sheets);
        Assert.Equal((2, 3), (sheet.Rows, sheet.Columns));
    }

    [Fact]
    public void Read_AFieldBeyondThePicture_IsAnErrorThatNamesIt()
    {
        GridResult result = _run.Read(Form(), new GridOptions { Fields = [Field("sum", "600,400,90,90", FieldKind.Digit)] });
        Assert.Equal(DigitErrorId.TemplateInvalid, result.Error?.Id);
        Assert.Contains("'sum'", result.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("640 x 480", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ABadFile_IsAnErrorOfItsOwn()
    {
        GrayPicture form = Form();
        string good = _folder.Write("good.png", PngFile.MakeGray(form.Width, form.Height, form.Pixels)), bad = _folder.Text("bad.png");
        var options = new GridOptions { Fields = [Field("mark", "500,300,90,90", FieldKind.Digit)] };
        GridResult[] results = _run.All(options, new PictureRequest(bad), new PictureRequest(good));
        Assert.Equal([bad, good], results.Select(result => result.Path));
        Assert.Equal(DigitErrorId.PictureUnreadable, results[0].Error?.Id);
        Assert.Equal("4", results[1].Cells.Single().Text);
    }

    [Fact]
    public void Read_Pages_AreEachASheet()
    {
        string pages = _folder.Write("a.tif", TiffFile.Make(TiffPage.Digit(1), TiffPage.Blank(), TiffPage.Digit(0)));
        GridResult[] results = _run.All(
            new GridOptions { Fields = [Field("all", "0,0,1,1", FieldKind.Any)] }, new PictureRequest(pages));
        Assert.Equal([(1, "2"), (2, ""), (3, "7")], results.Select(result => (result.Page, result.Cells.Single().Text)));
        Assert.All(results, result => Assert.Equal(3, result.PageCount));
        Assert.Equal((RecognitionStatus.Empty, RecognitionReason.NoInk), (results[1].Status, results[1].Reason));
    }

    [Fact]
    public void Read_ContentThatIsKnown_IsNotDecoded()
    {
        GrayPicture form = Form();
        string path = _folder.Write("form.png", PngFile.MakeGray(form.Width, form.Height, form.Pixels));
        var options = new GridOptions { HashContent = true, Fields = [Field("mark", "500,300,90,90", FieldKind.Digit)] };
        GridResult result = _run.All(options, new PictureRequest(path, IsKnown: hash => hash.Length == 32)).Single();
        Assert.True(result.IsKnown);
        Assert.NotNull(result.ContentHash);
        Assert.Empty(result.Cells);
    }

    private static GrayPicture Form()
    {
        Drawing drawing = new Drawing(640, 480, paper: 235).Digit(4, 510, 310, 70, ink: 40);
        for (int i = 0; i < 4; i++) drawing.Digit(i, 60 + i * 66, 60, 60, ink: 40);
        return drawing.Noise(4).Picture;
    }

    private static FormField Field(string name, string region, FieldKind kind, string? pattern = null)
    {
        Assert.True(FieldRegion.TryParse(region, out FieldRegion place, out string? why), why);
        return new FormField(name, place, kind, pattern is null ? TextForm.Any : new TextForm { Pattern = DigitPattern.Parse(pattern) });
    }
}
