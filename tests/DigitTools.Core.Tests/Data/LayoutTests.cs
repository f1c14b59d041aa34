using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using DigitTools.Core.Data;

namespace DigitTools.Core.Tests.Data;

/// <summary>The ways in which people lay out labelled digits, each made small.</summary>
public sealed class LayoutTests : IDisposable
{
    private const int TrainCount = 12, TestCount = 11;

    private static readonly byte[] s_trainPixels = Mnist.Train.FirstPixels(TrainCount), s_trainLabels = Mnist.Train.FirstLabels(TrainCount);
    private static readonly byte[] s_testPixels = Mnist.Test.FirstPixels(TestCount), s_testLabels = Mnist.Test.FirstLabels(TestCount);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{0}-images.idx3-ubyte", "{0}-labels.idx1-ubyte", "train", "t10k")]
    [InlineData("{0}-images-idx3-ubyte.gz", "{0}-labels-idx1-ubyte.gz", "train", "test")]
    [InlineData("emnist-digits-{0}-images-idx3-ubyte", "emnist-digits-{0}-labels-idx1-ubyte", "train", "test")]
    [InlineData("MNIST/raw/{0}-images-idx3-ubyte", "MNIST/raw/{0}-labels-idx1-ubyte", "train", "t10k")]
    [InlineData("{0}-images-idx3-ubyte/{0}-images-idx3-ubyte", "{0}-labels-idx1-ubyte/{0}-labels-idx1-ubyte", "train", "t10k")]
    [InlineData("{0}/images.idx3-ubyte", "{0}/labels.idx1-ubyte", "train", "test")]
    [InlineData("archive/{0}-images-idx3-ubyte", "archive/{0}-labels-idx1-ubyte", "training", "validation")]
    public void Idx_UnderTheNamesThatPeopleHave(string images, string labels, string train, string test)
    {
        WriteIdx(images, labels, train, s_trainPixels, s_trainLabels);
        WriteIdx(images, labels, test, s_testPixels, s_testLabels);
        AssertHalves();
    }

    [Fact]
    public void Idx_OfDigitsIsMeantBesideThatOfLetters()
    {
        WriteIdx("emnist-digits-{0}-images-idx3-ubyte", "emnist-digits-{0}-labels-idx1-ubyte", "train", s_trainPixels, s_trainLabels);
        WriteIdx("emnist-letters-{0}-images-idx3-ubyte", "emnist-letters-{0}-labels-idx1-ubyte", "train", s_testPixels, s_testLabels);
        Assert.Equal(s_trainLabels, Read(DataSplit.Train).Labels);

        WriteIdx("FashionMNIST/raw/{0}-images-idx3-ubyte", "FashionMNIST/raw/{0}-labels-idx1-ubyte", "train", s_testPixels, s_testLabels);
        Assert.Equal(s_trainLabels, Read(DataSplit.Train).Labels);
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte", "train-labels-idx1-ubyte")]
    [InlineData("i/train-images.idx3-ubyte", "i/train-labels.idx1-ubyte")]
    [InlineData("train-images-idx3-ubyte/x-images-idx3-ubyte", "train-labels-idx1-ubyte/x-labels-idx1-ubyte")]
    public void Idx_AFileIsEnoughWhereItsMateIsBesideIt(string images, string labels)
    {
        WriteIdx(images, labels, "", s_trainPixels, s_trainLabels);
        foreach (string name in (string[])[images, labels])
            Assert.Equal(s_trainLabels, DigitData.Read(_folder[name], DataSplit.Test, cancellationToken: TestRun.Token).Labels);
    }

    [Theory]
    [InlineData("train.csv", "test.csv", true, false, ',')]
    [InlineData("mnist_train.csv", "mnist_test.csv", false, false, ',')]
    [InlineData("data/train.tsv", "data/val.tsv", false, true, '\t')]
    [InlineData("training.csv", "testing.csv", true, true, ';')]
    public void Csv_OfPixels(string train, string test, bool hasHeader, bool isLast, char delimiter)
    {
        _folder.Text(train, Table(s_trainPixels, s_trainLabels, hasHeader, isLast, delimiter));
        _folder.Text(test, Table(s_testPixels, s_testLabels, hasHeader, isLast, delimiter));
        AssertHalves();
    }

    [Fact]
    public void Csv_AFileIsEnough_PackedAndWithTheNumbersOfItsRows()
    {
        string[] rows = Table(s_trainPixels, s_trainLabels, hasHeader: true).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string table = string.Join('\n', rows.Select((row, i) => i == 0 ? $",{row}" : $"{i - 1},{row}"));
        string path = _folder.Write("mine.csv.gz", IdxFile.Gzip(Encoding.UTF8.GetBytes(table)));
        DigitDataset data = DigitData.Read(path, DataSplit.Test, cancellationToken: TestRun.Token);
        Assert.Equal(s_trainLabels, data.Labels);
        Assert.Equal(s_trainPixels, data.Pixels);
    }

    [Fact]
    public void Csv_SortedRowsWithoutNames_AreReadToTheRowThatTells()
    {
        byte[] labels = [.. Enumerable.Repeat((byte)0, 600), 1];
        byte[] pixels = [.. Enumerable.Repeat(s_trainPixels[..Mnist.PixelCount], 601).SelectMany(p => p)];
        _folder.Text("all.csv", Table(pixels, labels, hasHeader: false, isLast: true));
        Assert.Equal(labels, Read(DataSplit.Test).Labels);
    }

    [Fact]
    public void Csv_OfNumbersFromZeroToOne_IsScaled()
    {
        IEnumerable<double> numbers = s_trainPixels[..Mnist.PixelCount].Select(p => p / 255.0);
        string row = string.Join(',', numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture)));
        _folder.Text("all.csv", $"{row},5\n{row},5.0\n");
        DigitDataset data = Read(DataSplit.Test);
        Assert.Equal([5, 5], data.Labels);
        Assert.Equal(s_trainPixels[..Mnist.PixelCount], data.Picture(1).ToArray());
    }

    [Fact]
    public void Arff_AsOpenMlHasIt()
    {
        string names = string.Concat(Enumerable.Range(1, 784).Select(i => $"@ATTRIBUTE pixel{i} real\n"));
        string rows = Table(s_trainPixels, s_trainLabels, hasHeader: false, isLast: true);
        _folder.Text("mnist_784.arff", $"@RELATION mnist_784\n{names}@ATTRIBUTE class {{0,1,2,3,4,5,6,7,8,9}}\n\n@DATA\n{rows}");
        Assert.Equal(s_trainLabels, Read(DataSplit.Train).Labels);
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    public void Npz_AsKerasHasIt(CompressionLevel level)
    {
        _folder.Write("mnist.npz", NpyFile.Archive(
            level, ("x_test", NpyFile.Pictures(s_testPixels)), ("x_train", NpyFile.Pictures(s_trainPixels)),
            ("y_train", NpyFile.Labels(s_trainLabels)), ("y_test", NpyFile.Labels(s_testLabels))));
        AssertHalves();
        Assert.Equal(s_testLabels, DigitData.Read(_folder["mnist.npz"], DataSplit.Test, cancellationToken: TestRun.Token).Labels);
    }

    [Fact]
    public void Npy_AFileForEachArray_OfFloatsAndOneColumnAClass()
    {
        float[] pixels = [.. s_trainPixels.Select(p => p / 255f)];
        byte[] labels = [.. s_trainLabels.SelectMany(l => Enumerable.Range(0, 10).Select(k => (byte)(k == l ? 1 : 0)))];
        _folder.Write("images.npy", NpyFile.Make("<f4", $"({TrainCount}, 28, 28, 1)", MemoryMarshal.AsBytes(pixels.AsSpan())));
        _folder.Write("labels.npy", NpyFile.Make("|b1", $"({TrainCount}, 10)", labels));
        DigitDataset data = Read(DataSplit.Train);
        Assert.Equal(s_trainLabels, data.Labels);
        Assert.Equal(s_trainPixels, data.Pixels);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("0{0}")]
    [InlineData("digit_{0}")]
    [InlineData("Class {0}")]
    [InlineData("3{0}")]
    [InlineData("mnist_png/{0}")]
    public void ClassFolders_UnderTheNamesThatPeopleHave(string name)
    {
        for (int digit = 0; digit < 10; digit++) _folder.Digit($"{string.Format(CultureInfo.InvariantCulture, name, digit)}/a.png", digit);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], Read(DataSplit.Test).Labels);
    }

    [Fact]
    public void ClassFolders_InWords_WithFoldersBelow_AndWithoutSomeDigits()
    {
        _folder.Digit("3 - three/more/b.png", 0);
        _folder.Digit("3 - three/z.png", 0);
        _folder.Digit("seven/a.png", 0);
        _folder.Folder("zero");
        DigitDataset data = Read(DataSplit.Train);
        Assert.Equal([3, 3, 7], data.Labels);
        Assert.Equal(["z.png", "b.png", "a.png"], data.Paths!.Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("train", "test")]
    [InlineData("training", "testing")]
    [InlineData("x/trainingSet/trainingSet", "x/testSet/testSet")]
    [InlineData("train", "val")]
    public void ClassFolders_InHalves(string train, string test)
    {
        for (int i = 0; i < TrainCount; i++) PngFile.WriteDigit(_folder[train, $"{s_trainLabels[i]}", $"{i}.png"], Mnist.Train.Pixels(i));
        for (int i = 0; i < TestCount; i++) PngFile.WriteDigit(_folder[test, $"{s_testLabels[i]}", $"{i}.png"], Mnist.Test.Pixels(i));
        Assert.True(DigitData.HasTestHalf(_folder.FullName));
        Assert.Equal(s_trainLabels.Order(), Read(DataSplit.Train).Labels);
        Assert.Equal(s_testLabels.Order(), Read(DataSplit.Test).Labels);
    }

    [Theory]
    [InlineData("filename,label\na.png,7\nb.png,2\n")]
    [InlineData("a.png;7\nb.png;two\n")]
    [InlineData("\uFEFFid,image_path,digit\n1,a.png,7\n2,images\\b.png,2\n")]
    [InlineData("b.png 2\na.png 7")]
    public void Csv_OfNames(string table)
    {
        _folder.Digit("a.png", 0);
        _folder.Digit("images/b.png", 1);
        _folder.Text("labels.csv", table);
        DigitDataset data = Read(DataSplit.Train);
        Assert.Equal<byte>([2, 7], [.. data.Labels.Order()]);
        Assert.Equal(Mnist.Test.Pixels(0), data.Picture(Array.IndexOf(data.Labels, (byte)7)).ToArray());
    }

    [Theory]
    [InlineData("{label}_*.png", "7_0001.png", "2_x.png")]
    [InlineData("*-{label}.*", "scan-07.png", "x-2.png")]
    [InlineData("*digit{label}*", "user3digit7b.png", "digit2.png")]
    [InlineData("{label}/*.png", "7/x.png", "2/y.png")]
    [InlineData("{label}?.png", "sevena.png", "2b.png")]
    public void Pattern_TellsTheDigit(string pattern, string seven, string two)
    {
        _folder.Digit(seven, 0);
        _folder.Digit(two, 1);
        _folder.Digit("scan17x.png", 2);
        var data = LabelledData.Open(_folder.FullName, pattern, TestRun.Token);
        Assert.Equal<byte>([2, 7], [.. data.Read(DataSplit.Train, cancellationToken: TestRun.Token).Labels.Order()]);
        Assert.Equal(1, data.Ignored(out _).Total);
    }

    [Theory]
    [InlineData("*{label}.png")]
    [InlineData("{label}*.png")]
    public void Pattern_BesideAStarNoOtherDigitStands(string pattern)
    {
        _folder.Digit("17.png", 0);
        DigitAssert.Throws(
            DigitErrorId.DataInvalid, _folder.FullName, pattern, () => LabelledData.Open(_folder.FullName, pattern, TestRun.Token));
    }

    [Fact]
    public void Labels_FromOneToTen_AreDigits()
    {
        byte[] labels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 1];
        IdxFile.WriteHalf(_folder.FullName, "train", s_trainPixels, labels);
        DigitDataset data = Read(DataSplit.Train);
        Assert.True(data.LabelsFromOne);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 1], data.Labels);
    }

    private static string Table(byte[] pixels, byte[] labels, bool hasHeader, bool isLast = false, char delimiter = ',')
    {
        var table = new StringBuilder();
        if (hasHeader) AppendRow("label", Enumerable.Range(0, 784).Select(i => $"pixel{i}"));
        for (int i = 0; i < labels.Length; i++)
            AppendRow($"{labels[i]}", pixels.AsSpan(i * 784, 784).ToArray().Select(p => p.ToString(CultureInfo.InvariantCulture)));
        return table.ToString();

        void AppendRow(string label, IEnumerable<string> row) =>
            table.AppendJoin(delimiter, isLast ? row.Append(label) : row.Prepend(label)).Append('\n');
    }

    private void WriteIdx(string images, string labels, string half, byte[] pixels, byte[] classes)
    {
        byte[] imageFile = IdxFile.Images(pixels), labelFile = IdxFile.Labels(classes);
        bool packed = images.EndsWith(".gz", StringComparison.Ordinal);
        _folder.Write(string.Format(CultureInfo.InvariantCulture, images, half), packed ? IdxFile.Gzip(imageFile) : imageFile);
        _folder.Write(string.Format(CultureInfo.InvariantCulture, labels, half), packed ? IdxFile.Gzip(labelFile) : labelFile);
    }

    private void AssertHalves()
    {
        Assert.True(DigitData.HasTestHalf(_folder.FullName));
        DigitDataset train = Read(DataSplit.Train), test = Read(DataSplit.Test);
        Assert.Equal(s_trainLabels, train.Labels);
        Assert.Equal(s_trainPixels, train.Pixels);
        Assert.Equal(s_testLabels, test.Labels);
        Assert.Equal(s_testPixels, test.Pixels);
    }

    private DigitDataset Read(DataSplit split) => DigitData.Read(_folder.FullName, split, cancellationToken: TestRun.Token);
}
