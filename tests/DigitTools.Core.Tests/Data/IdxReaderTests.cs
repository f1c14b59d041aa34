using DigitTools.Core.Data;

namespace DigitTools.Core.Tests.Data;

public sealed class IdxReaderTests : IDisposable
{
    private static readonly DigitDataset s_data = SyntheticDigits.Make(20);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, false, "images")]
    [InlineData(true, true, "images.gz")]
    [InlineData(true, false, "packed-without-the-extension")]
    [InlineData(false, true, "plain-in-spite-of.gz")]
    public void IdxReader_Read_TellsPlainFromGzipByContent(bool packedImages, bool packedLabels, string name)
    {
        byte[] images = IdxFile.Images(s_data.Pixels), labels = IdxFile.Labels(s_data.Labels);
        string imagesPath = _folder.Write(name, packedImages ? IdxFile.Gzip(images) : images);
        string labelsPath = _folder.Write("labels.gz", packedLabels ? IdxFile.Gzip(labels) : labels);

        DigitDataset read = IdxReader.Read(imagesPath, labelsPath, TestRun.Token);

        Assert.Equal(s_data.Pixels, read.Pixels);
        Assert.Equal(s_data.Labels, read.Labels);
        Assert.Equal(_folder.FullName, read.Source);
        Assert.Null(read.Paths);
    }

    [Fact]
    public void IdxReader_ReadImages_RefusesLabels() => AssertInvalid("0x00000801 instead of 0x00000803", IdxFile.Labels(1, 2, 3));

    [Fact]
    public void IdxReader_ReadImages_RefusesAnyOtherFile() => AssertInvalid("0x25504446", "%PDF-1.7 and so on"u8.ToArray());

    [Theory]
    [InlineData(0, "it is empty")]
    [InlineData(3, "ends early")]
    [InlineData(15, "ends early")]
    public void IdxReader_ReadImages_RefusesAShortHeader(int length, string reason) =>
        AssertInvalid(reason, IdxFile.Images(s_data.Pixels)[..length]);

    [Fact]
    public void IdxReader_ReadImages_RefusesShortData() => AssertInvalid("ends early", IdxFile.Images(s_data.Pixels)[..^1]);

    [Fact]
    public void IdxReader_ReadImages_RefusesTrailingData() => AssertInvalid("goes on after", [.. IdxFile.Images(s_data.Pixels), 0]);

    [Fact]
    public void IdxReader_ReadImages_RefusesTransposedSizes() =>
        AssertInvalid("27 x 28", IdxFile.Make(new byte[27 * 28], IdxFile.ImagesMagic, 1, 27, 28));

    [Fact]
    public void IdxReader_ReadImages_ACutGzipFileIsRefused() => AssertInvalid("", IdxFile.Gzip(IdxFile.Images(s_data.Pixels))[..^20]);

    [Fact]
    public void IdxReader_ReadImages_ADamagedGzipFileIsRefused()
    {
        byte[] packed = IdxFile.Gzip(IdxFile.Images(s_data.Pixels));
        packed.AsSpan(packed.Length / 2, 8).Fill(0xff);
        AssertInvalid("", packed);
    }

    [Theory]
    [InlineData(uint.MaxValue, false, "limit is 2,000,000")]
    [InlineData(2_000_001u, true, "limit is 2,000,000")]
    [InlineData(2_000_000u, false, "ends early")]
    [InlineData(2_000_000u, true, "taken for a trap")]
    [InlineData(80_000u, true, "ends early")]
    public void IdxReader_ReadImages_AHeaderAloneTakesNoMemory(uint promisedPictures, bool packed, string reason)
    {
        byte[] file = IdxFile.Make(new byte[DigitShape.PixelCount], IdxFile.ImagesMagic, promisedPictures, 28, 28);
        string path = _folder.Write("images", packed ? IdxFile.Gzip(file) : file);
        long before = GC.GetAllocatedBytesForCurrentThread();

        DigitAssert.Throws(DigitErrorId.DataInvalid, path, reason, () => IdxReader.ReadImages(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    /// <summary>
    /// Zeros pack to a thousandth. What keeps its promise in that way is a trap as well, and so is what goes on after it.
    /// </summary>
    [Theory]
    [InlineData(200_000u, 200_000, "taken for a trap")]
    [InlineData(1u, 200_000, "goes on after")]
    public void IdxReader_ReadImages_ABombTakesNoMemory(uint promisedPictures, int pictures, string reason)
    {
        byte[] zeros = new byte[pictures * DigitShape.PixelCount];
        string path = _folder.Write("images.gz", IdxFile.Gzip(IdxFile.Make(zeros, IdxFile.ImagesMagic, promisedPictures, 28, 28)));
        long before = GC.GetAllocatedBytesForCurrentThread();

        DigitAssert.Throws(DigitErrorId.DataInvalid, path, reason, () => IdxReader.ReadImages(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void IdxReader_Read_StopsWhenCancelled()
    {
        string images = _folder.Write("images", IdxFile.Images(s_data.Pixels));
        string labels = _folder.Write("labels", IdxFile.Labels(s_data.Labels));
        Assert.Throws<OperationCanceledException>(() => IdxReader.Read(images, labels, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void IdxReader_ReadLabels_RefusesALabelOver9()
    {
        string path = _folder.Write("labels", IdxFile.Labels(0, 9, 10, 3));
        DigitAssert.Throws(DigitErrorId.DataInvalid, path, "label 10 at position 2", () => IdxReader.ReadLabels(path));
    }

    [Fact]
    public void IdxReader_Read_RefusesCountsThatDiffer()
    {
        string images = _folder.Write("images", IdxFile.Images(s_data.Pixels));
        string labels = _folder.Write("labels", IdxFile.Labels(s_data.Labels[1..]));
        DigitException error = DigitAssert.Throws(DigitErrorId.DataInvalid, images, labels, () => IdxReader.Read(images, labels));
        Assert.Matches("holds 20 pictures and .* 19 labels", error.Message);
    }

    [Fact]
    public void IdxReader_Read_RefusesFilesWithoutPictures()
    {
        string images = _folder.Write("images", IdxFile.Make([], IdxFile.ImagesMagic, 0, 28, 28));
        string labels = _folder.Write("labels", IdxFile.Labels());
        DigitAssert.Throws(DigitErrorId.DataInvalid, images, "holds no pictures", () => IdxReader.Read(images, labels));
    }

    [Fact]
    public void IdxReader_ReadImages_AMissingFileIsNotFound()
    {
        string file = _folder["missing"], inMissingFolder = _folder["nowhere", "missing"];
        DigitAssert.Throws(DigitErrorId.DataNotFound, file, file, () => IdxReader.ReadImages(file));
        DigitAssert.Throws(DigitErrorId.DataNotFound, inMissingFolder, inMissingFolder, () => IdxReader.ReadImages(inMissingFolder));
    }

    [Fact]
    public void IdxReader_ReadImages_ADirectoryIsRefused() =>
        DigitAssert.Throws(DigitErrorId.DataInvalid, _folder.FullName, "cannot be read", () => IdxReader.ReadImages(_folder.FullName));

    private void AssertInvalid(string reason, byte[] content)
    {
        string path = _folder.Write("images", content);
        DigitException error = DigitAssert.Throws(DigitErrorId.DataInvalid, path, reason, () => IdxReader.ReadImages(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }
}
