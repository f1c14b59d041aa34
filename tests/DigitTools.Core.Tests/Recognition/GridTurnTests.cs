using DigitTools.Core.Imaging;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Tests.Imaging;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Tests.Recognition;

/// <summary>Which way up a sheet is. The first test pictures of MNIST are 7 2 1 0 4 1 4 9 5 9.</summary>
public sealed class GridTurnTests : IDisposable
{
    private static readonly int[] s_all = [0, 1, 2, 3];

    private readonly GridRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Turned_Once_BringsTheLeftSideToTheTop()
    {
        var picture = new GrayPicture(3, 2, [1, 2, 3, 4, 5, 6]);
        GrayPicture turned = SheetTurn.Turned(picture, 1);
        Assert.Equal((2, 3), (turned.Width, turned.Height));
        Assert.Equal([4, 1, 5, 2, 6, 3], turned.Pixels);
        Assert.Equal(picture.Pixels, SheetTurn.Turned(turned, 3).Pixels);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Find_ASheetThatLies_IsTurnedUpright(int quarters) =>
        Assert.Equal(quarters, Find(Enumerable.Range(0, 20), quarters, s_all));

    [Fact]
    public void Find_SidesThatAreNotPossible_AreNotTried() => Assert.Equal(0, Find(Enumerable.Range(0, 20), 2, [0]));

    [Fact]
    public void Find_FewCells_TellNothing() => Assert.Equal(0, Find([0, 4], 2, s_all));

    [Fact]
    public void Find_DigitsThatLookTheSameUpsideDown_StayAsTheyAre() => Assert.Equal(0, Find([3, 10, 13, 25, 28, 3, 10], 2, s_all));

    /// <summary>Finds out how a sheet is to be turned that was turned the other way.</summary>
    private int Find(IEnumerable<int> indexes, int quarters, int[] sides)
    {
        CellReader reader = _run.Cells();
        CellPicture[] cells =
        [
            .. indexes.Select(index => SheetTurn.Turned(new Drawing(60, 60).Digit(index, 4, 4, 52).Picture, SheetTurn.Quarters - quarters))
                .Select(picture => new CellPicture(picture, true, FieldKind.Any, TextForm.Any, Polarity.DarkOnLight, IsClean: true)),
        ];
        return new SheetTurn(reader).Find(cells, reader.Read(cells, TestRun.Token), sides, TestRun.Token);
    }
}
