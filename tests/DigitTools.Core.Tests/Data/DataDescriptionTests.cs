using DigitTools.Core.Data;

namespace DigitTools.Core.Tests.Data;

/// <summary>What is in no layout that is read is told, with what would be one.</summary>
public sealed class DataDescriptionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folders_WithOtherNumbers()
    {
        for (int i = 1; i <= 12; i++) _folder.Digit(FormattableString.Invariant($"Sample{i:000}/a.png"), i);
        AssertTold("holds 12 folders (Sample001 .. Sample012), 12 .png", "Which digit is 'Sample001'?");
    }

    [Fact]
    public void Folders_ThatCountMonths()
    {
        for (int i = 1; i <= 12; i++) _folder.Digit(FormattableString.Invariant($"{i:00}/a.png"), i);
        AssertTold("12 folders (01 .. 12)", "Which digit is '01'?");
    }

    [Fact]
    public void Pictures_WithoutLabels()
    {
        _folder.Digits(3);
        AssertTold("holds 3 .png", "Of each picture, such as '0.png', its digit is needed", "the pattern '{label}.*', which fits all");
        _folder.Digit("x.png", 3);
        AssertTold("by its name and a pattern for that");
    }

    [Theory]
    [InlineData("data.zip", "'data.zip' is an archive: unpack it first")]
    [InlineData("mnist.tar.gz", "'mnist.tar.gz' is an archive")]
    [InlineData("train-00000-of-00001.parquet", "is a Parquet file, which is not read: save it as CSV")]
    [InlineData("mnist.pkl.gz", "is a pickle of Python")]
    [InlineData("notes.txt", "IDX files, a table or NumPy arrays")]
    public void Files_OfOtherFormats(string name, string words)
    {
        _folder.Text(name, "x");
        AssertTold(words);
    }

    [Fact]
    public void Nothing() => AssertTold("is empty");

    [Fact]
    public void Tables_OfOtherColumns()
    {
        _folder.Text("test.csv", string.Join(',', Enumerable.Range(0, 784).Select(i => $"pixel{i}")) + "\n" + Zeros(784));
        AssertTold("'test.csv' has 784 columns of pixels and none with a label");
        _folder.Text("test.csv", Zeros(65));
        AssertTold("'test.csv' has 65 columns, as for a label and 8 x 8 pixels; 28 x 28 are needed");
        _folder.Text("test.csv", "Date,Amount\n1,2\n");
        AssertTold("'test.csv' has 2 columns (Date, Amount)");
    }

    [Fact]
    public void Arrays_OfOtherShapes()
    {
        _folder.Write("a.npy", NpyFile.Make("|u1", "(2, 32, 32)", new byte[2048]));
        AssertTold("'a.npy' holds 'a' of 2 x 32 x 32; pictures of N x 28 x 28");
    }

    [Fact]
    public void KaggleFiles_SayThatTheTestHalfHasNoLabels()
    {
        _folder.Text("train.csv", "label," + string.Join(',', Enumerable.Range(0, 784).Select(i => $"pixel{i}")) + "\n5," + Zeros(784));
        _folder.Text("test.csv", string.Join(',', Enumerable.Range(0, 784).Select(i => $"pixel{i}")) + "\n" + Zeros(784));
        _folder.Text("sample_submission.csv", "ImageId,Label\n1,0\n");
        Assert.False(DigitData.HasTestHalf(_folder.FullName));
        Assert.Equal([5], DigitData.Read(_folder.FullName, DataSplit.Train, cancellationToken: TestRun.Token).Labels);
        DigitAssert.Throws(
            DigitErrorId.DataNotFound, _folder.FullName, "'test.csv' has 784 columns of pixels and none with a label",
            () => DigitData.Read(_folder.FullName, DataSplit.Test, cancellationToken: TestRun.Token));
    }

    [Fact]
    public void SeveralDataSets_AreNamed()
    {
        foreach (string set in (string[])["a", "b"])
            for (int digit = 0; digit < 10; digit++) _folder.Digit($"{set}/{digit}/x.png", digit);
        AssertTold("several data sets: a, b");
    }

    [Fact]
    public void AFile_ThatIsNoData()
    {
        string picture = _folder.Digit("a.png", 0), text = _folder.Text("a.docx");
        DigitAssert.Throws(DigitErrorId.DataInvalid, picture, "is a picture; the folder", () => LabelledData.Open(picture));
        DigitAssert.Throws(DigitErrorId.DataInvalid, text, "is no IDX file, table or NumPy array", () => LabelledData.Open(text));
        string alone = _folder.Write("x-images-idx3-ubyte", [1]);
        DigitAssert.Throws(
            DigitErrorId.DataNotFound, _folder.FullName, "'x-labels-idx1-ubyte'",
            () => DigitData.Read(alone, DataSplit.Test, cancellationToken: TestRun.Token));
    }

    private static string Zeros(int count) => string.Join(',', Enumerable.Repeat("0", count)) + "\n";

    private void AssertTold(params string[] words) => Assert.All(
        words, w => DigitAssert.Throws(DigitErrorId.DataInvalid, _folder.FullName, w, () => LabelledData.Open(_folder.FullName)));
}
