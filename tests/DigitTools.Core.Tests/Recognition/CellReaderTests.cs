using DigitTools.Core.Imaging;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Tests.Imaging;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Tests.Recognition;

/// <summary>
/// Cells as a straightened sheet gives them: dark ink on white. The first test pictures of MNIST are 7 2 1 0 4 1 4 9 5 9.
/// </summary>
public sealed class CellReaderTests : IDisposable
{
    private const int Side = 56;

    private readonly DigitClassifier _classifier = DigitClassifier.Load(DigitClassifier.ShippedPath);
    private readonly LineNetwork _network = LineNetwork.Load(LineNetwork.ShippedPath);

    public void Dispose()
    {
        _classifier.Dispose();
        _network.Dispose();
    }

    [Fact]
    public void Read_Cells_AreEachTheirDigit()
    {
        CellReading[] read = Read(new GridOptions(), [.. Enumerable.Range(0, 20).Select(i => Cell(Digits(i)))]);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{Mnist.Test.Label(i)}"), read.Select(reading => reading.Text));
        Assert.All(read, reading => Assert.Equal(RecognitionStatus.Recognized, reading.Status));
        Assert.All(read, reading => Assert.InRange(reading.SecondConfidence, 0, reading.Confidence));
    }

    [Fact]
    public void Read_NoInk_IsEmptyWhateverThereIs()
    {
        CellReading[] read = Read(
            new GridOptions(), Cell(Digits(0)) with { HasInk = false }, Cell(new Drawing(Side, Side).Picture), Cell(Digits(1)));
        Assert.Equal([CellReading.Empty, CellReading.Empty], read[..2]);
        Assert.Equal("2", read[2].Text);
    }

    [Fact]
    public void Read_PaleInk_IsReadAsDarkInkIs()
    {
        CellPicture[] cells =
        [
            .. Enumerable.Range(0, 10).Select(i => Cell(new Drawing(Side, Side).Digit(i, 4, 4, Side - 8, ink: 215).Picture)),
        ];
        Assert.All(Read(new GridOptions(), cells), reading => Assert.Equal(RecognitionStatus.Recognized, reading.Status));
    }

    [Fact]
    public void Read_SeveralDigits_AreRead() => Assert.Equal(
        ["72", "104", "7210"],
        Read(new GridOptions(), Cell(Digits(0, 1)), Cell(Digits(2, 3, 4)), Cell(Digits(0, 1, 2, 3))).Select(reading => reading.Text));

    [Fact]
    public void Read_DotsBetweenDigits_AreNotRead()
    {
        var drawing = new Drawing(3 * Side, Side);
        for (int i = 0; i < 3; i++) drawing.Digit(i, i * Side + 6, 6, Side - 12);
        for (int y = 1; y < Side; y += 8) drawing.Rectangle(Side - 1, y, Side + 1, y + 2).Rectangle(2 * Side - 1, y, 2 * Side + 1, y + 2);
        GrayPicture without = new DottedLines().Without(drawing.Picture, out bool isBlank);
        CellReading read = Read(new GridOptions(), Cell(without))[0];
        Assert.Equal((RecognitionStatus.Recognized, "721", false), (read.Status, read.Text, isBlank));
    }

    [Fact]
    public void Without_NoDottedLine_IsTheSamePicture()
    {
        GrayPicture digits = Digits(0, 1, 2);
        Assert.Same(digits, new DottedLines().Without(digits, out _));
        new DottedLines().Without(new Drawing(Side, Side).Picture, out bool isBlank);
        Assert.True(isBlank);
    }

    [Fact]
    public void Read_OneDigitIsMeant_SeveralAreRejected()
    {
        CellReading read = Read(new GridOptions(), Cell(Digits(0, 1)) with { Kind = FieldKind.Digit })[0];
        Assert.Equal((RecognitionStatus.Rejected, RecognitionReason.SeveralDigits, 1), (read.Status, read.Reason, read.Text.Length));
    }

    [Fact]
    public void Read_AText_HasTheFormThatIsAskedFor()
    {
        var form = new TextForm { Pattern = DigitPattern.Parse("##/##") };
        CellReading read = Read(new GridOptions(), Cell(Digits(0, 1, 2, 3)) with { Kind = FieldKind.Text, Form = form })[0];
        Assert.Equal((RecognitionStatus.Recognized, "72/10"), (read.Status, read.Text));
    }

    [Fact]
    public void Read_AHighThreshold_RejectsAndStillTells()
    {
        CellReading[] read = Read(new GridOptions { MinimumConfidence = 1 }, Cell(Digits(0)), Cell(Digits(0, 1)));
        Assert.Equal([RecognitionStatus.Rejected, RecognitionStatus.Rejected], read.Select(reading => reading.Status));
        Assert.Equal(["7", "72"], read.Select(reading => reading.Text));
        // A cell may hold several digits: that is no reason.
        Assert.Equal([RecognitionReason.LowConfidence, RecognitionReason.LowConfidence], read.Select(reading => reading.Reason));
    }

    [Fact]
    public void Read_DigitsThatCanOccur_AreTheOnlyOnesRead()
    {
        // 1 0 1, and then 7 2 4 9, which the user says can't be.
        int[] indexes = [2, 3, 5, 0, 1, 4, 7];
        var options = new GridOptions { Digits = [0, 1] };
        CellReading[] read = Read(options, [.. indexes.Select(i => Cell(Digits(i)))]);
        Assert.Equal(["1", "0", "1"], read[..3].Select(reading => reading.Text));
        Assert.All(read[..3], reading => Assert.Equal(RecognitionStatus.Recognized, reading.Status));
        Assert.All(read[3..], reading => Assert.Equal(RecognitionStatus.Rejected, reading.Status));
        Assert.All(read, reading => Assert.True(reading.Second is null or 0 or 1, $"{reading.Second} can't be."));
    }

    [Fact]
    public void Read_DigitsThatCanOccur_HoldInNumbersToo()
    {
        var options = new GridOptions { Digits = [0, 1, 4] };
        CellReading[] read = Read(options, Cell(Digits(2, 3, 4)), Cell(Digits(0, 1)));
        Assert.Equal((RecognitionStatus.Recognized, "104"), (read[0].Status, read[0].Text));
        Assert.Equal(RecognitionStatus.Rejected, read[1].Status);
    }

    private CellReading[] Read(GridOptions options, params CellPicture[] cells) =>
        new CellReader(_classifier, _network, options).Read(cells, TestRun.Token);

    private static CellPicture Cell(GrayPicture picture) =>
        new(picture, HasInk: true, FieldKind.Any, TextForm.Any, Polarity.DarkOnLight, IsClean: true);

    /// <summary>Test pictures of MNIST beside each other.</summary>
    private static GrayPicture Digits(params int[] indexes)
    {
        var drawing = new Drawing(indexes.Length * Side, Side);
        for (int i = 0; i < indexes.Length; i++) drawing.Digit(indexes[i], i * Side + 4, 4, Side - 8);
        return drawing.Picture;
    }
}
