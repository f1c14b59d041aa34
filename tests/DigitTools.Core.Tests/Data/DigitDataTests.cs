using System.IO.Compression;
using System.Security.Cryptography;
using DigitTools.Core.Data;

namespace DigitTools.Core.Tests.Data;

public sealed class DigitDataTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db")]
    [InlineData("train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5")]
    [InlineData("t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7")]
    [InlineData("t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")]
    public void DigitData_ShippedFolder_HoldsTheOriginalMnist(string file, string sha256)
    {
        using var content = new GZipStream(File.OpenRead(Path.Combine(DigitData.ShippedFolder, file + ".gz")), CompressionMode.Decompress);
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    [Fact]
    public void DigitData_Read_GivesTheShippedTestHalf()
    {
        DigitDataset data = Read(DigitData.ShippedFolder, DataSplit.Test);
        Assert.Equal(10_000, data.Count);
        Assert.Equal([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], data.CountPerClass());
        Assert.Equal([7, 2, 1, 0, 4, 1, 4, 9, 5, 9], data.Labels[..10]);
        Assert.True(DigitData.HasTestHalf(DigitData.ShippedFolder));
    }

    [Fact]
    public void DigitData_Read_GivesTheHalfAskedFor()
    {
        DigitDataset train = SyntheticDigits.Make(30), test = SyntheticDigits.Make(10);
        IdxFile.WriteHalf(_folder.FullName, "train", train.Pixels, train.Labels);
        IdxFile.WriteHalf(_folder.FullName, "t10k", test.Pixels, test.Labels);
        Assert.Equal(train.Pixels, Read(_folder.FullName, DataSplit.Train).Pixels);
        Assert.Equal(test.Pixels, Read(_folder.FullName, DataSplit.Test).Pixels);
    }

    [Fact]
    public void DigitData_Read_AMissingHalfIsNotFound()
    {
        DigitDataset train = SyntheticDigits.Make(30);
        IdxFile.WriteHalf(_folder.FullName, "train", train.Pixels, train.Labels);
        Assert.False(DigitData.HasTestHalf(_folder.FullName));
        DigitAssert.Throws(
            DigitErrorId.DataNotFound, _folder.FullName, "'t10k-images-idx3-ubyte'", () => Read(_folder.FullName, DataSplit.Test));
    }

    [Fact]
    public void DigitData_Read_PicturesWithoutLabelsAreNotFound()
    {
        _folder.Write("train-images-idx3-ubyte", IdxFile.Images(SyntheticDigits.Make(10).Pixels));
        DigitAssert.Throws(
            DigitErrorId.DataNotFound, _folder.FullName, "'train-labels-idx1-ubyte'", () => Read(_folder.FullName, DataSplit.Train));
    }

    [Fact]
    public void DigitData_Read_TakesClassFolders()
    {
        for (int digit = 0; digit < 10; digit++) _folder.Digit($"{digit}/one.png", digit);
        DigitDataset data = Read(_folder.FullName, DataSplit.Train);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], data.Labels);
        Assert.False(DigitData.HasTestHalf(_folder.FullName));
    }

    [Fact]
    public void DigitData_Read_AMissingFolderIsNotFound()
    {
        string missing = _folder["missing"];
        DigitAssert.Throws(DigitErrorId.DataNotFound, missing, missing, () => Read(missing, DataSplit.Test));
    }

    private static DigitDataset Read(string folder, DataSplit split) => DigitData.Read(folder, split, cancellationToken: TestRun.Token);
}
