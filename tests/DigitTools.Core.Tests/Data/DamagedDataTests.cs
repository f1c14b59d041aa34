using System.Globalization;
using System.IO.Compression;
using DigitTools.Core.Data;

namespace DigitTools.Core.Tests.Data;

/// <summary>Tables and arrays that are damaged, or promise more than they hold.</summary>
public sealed class DamagedDataTests : IDisposable
{
    private static readonly string s_zeros = string.Join(',', Enumerable.Repeat("0", 784));

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("6", "Line 3")]
    [InlineData("11,{0}", "label 11 at position 3")]
    [InlineData("five hundred,{0}", "label five hundred at position 3")]
    public void Table_WithADamagedRow(string row, string reason)
    {
        string bright = "255" + s_zeros[1..], damaged = string.Format(CultureInfo.InvariantCulture, row, s_zeros);
        string path = _folder.Text("all.csv", $"5,{bright}\n4,{bright}\n{damaged}\n");
        DigitAssert.Throws(DigitErrorId.DataInvalid, path, reason, () => Read(path));
    }

    [Theory]
    [InlineData("-300", "-300 to 0")]
    [InlineData("2.82,-0.42", "-0.42 to 2.82")]
    public void Table_WithPixelsOfAnotherScale(string pixels, string range)
    {
        string rest = string.Join(',', Enumerable.Repeat("0", 784 - pixels.Split(',').Length));
        string path = _folder.Text("all.csv", $"5,{pixels},{rest}\n");
        DigitAssert.Throws(DigitErrorId.DataInvalid, path, $"pixels from {range}", () => Read(path));
    }

    [Theory]
    [InlineData("(2000001, 28, 28)", false, "limit is 2,000,000")]
    [InlineData("(2000000, 28, 28)", false, "taken for a trap")]
    [InlineData("(2000000, 28, 28)", true, "taken for a trap")]
    [InlineData("(2, 28, 28)", false, "ends early")]
    public void Array_AHeaderAloneTakesNoMemory(string shape, bool packed, string reason)
    {
        (string, byte[])[] arrays =
        [
            ("x", NpyFile.Make("|u1", shape, new byte[784])),
            ("y", NpyFile.Labels(new byte[int.Parse(shape.Split(',')[0][1..], CultureInfo.InvariantCulture)])),
        ];
        string path = _folder.Write("a.npz", NpyFile.Archive(packed ? CompressionLevel.Optimal : CompressionLevel.NoCompression, arrays));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains(reason, Assert.Throws<DigitException>(() => Read(path)).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    [Theory]
    [InlineData("|O", "objects")]
    [InlineData("<c8", "objects")]
    public void Array_OfOtherNumbers(string type, string reason)
    {
        string path = _folder.Write("a.npy", NpyFile.Make(type, "(1, 28, 28)", new byte[784]));
        DigitAssert.Throws(DigitErrorId.DataInvalid, path, reason, () => Read(path));
    }

    [Fact]
    public void Archive_ThatIsNone()
    {
        string path = _folder.Text("a.npz", "no archive");
        DigitAssert.Throws(DigitErrorId.DataInvalid, path, "cannot be read", () => Read(path));
    }

    [Fact]
    public void Names_OfPicturesThatAreNotThere_AreSkipped()
    {
        _folder.Digit("a.png", 0);
        string path = _folder.Text("labels.csv", "file,label\na.png,7\nlost.png,2\n");
        DigitDataset data = Read(path);
        Assert.Equal([7], data.Labels);
        Assert.Equal([(DigitErrorId.PictureNotFound, _folder["lost.png"])], data.Skipped.Select(e => (e.Id, e.Target)));
    }

    [Fact]
    public void Names_OfNumbers_AreNoLabels()
    {
        _folder.Digit("a.png", 0);
        string path = _folder.Text("labels.csv", "file,text\na.png,12500\n");
        DigitAssert.Throws(DigitErrorId.DataInvalid, path, "has the number 12500", () => Read(path));
    }

    private static DigitDataset Read(string path) => DigitData.Read(path, DataSplit.Train, cancellationToken: TestRun.Token);
}
