using DigitTools.Core.Model;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;

namespace DigitTools.Core.Tests.Lines;

public sealed class LineNetworkTests
{
    [Fact]
    public void Load_TheShippedModel_SaysWhatItIs()
    {
        using var network = LineNetwork.Load(LineNetwork.ShippedPath, TestRun.Token);
        Assert.Equal(LineArchitecture.Line.Name, network.Metadata.Architecture);
        Assert.Equal(LineArchitecture.Line.Parameters, network.Metadata.Parameters);
        Assert.InRange(network.Metadata.MinimumConfidence, 0.5, 1);
        Assert.InRange(network.Size, 1, 3 << 20);
    }

    [Fact]
    public void Read_ALine_HasTwoColumnsAPlaceWhateverItIsFilledUpTo()
    {
        using var network = LineNetwork.Load(LineNetwork.ShippedPath, TestRun.Token);
        byte[] narrow = Bar(90), wide = Bar(100);
        float[] first = network.Read(narrow, 90, TestRun.Token), second = network.Read(wide, 100, TestRun.Token);
        Assert.Equal(45 * LineArchitecture.Outputs, first.Length);
        // The same bar is said alike in a line that is filled up to another width.
        for (int place = 0; place < 30; place++)
            Assert.Equal(first[place * LineArchitecture.Outputs + 2], second[place * LineArchitecture.Outputs + 2], 0.1);
    }

    [Fact]
    public void Load_AModelForDigits_IsRefused() => DigitAssert.Throws(
        DigitErrorId.ModelInvalid,
        DigitClassifier.ShippedPath,
        "a model for Get-DigitPrediction",
        () => LineNetwork.Load(DigitClassifier.ShippedPath));

    [Fact]
    public void DigitClassifier_Load_RefusesAModelForLines() => DigitAssert.Throws(
        DigitErrorId.ModelInvalid,
        LineNetwork.ShippedPath,
        "a model for Get-DigitText",
        () => DigitClassifier.Load(LineNetwork.ShippedPath));

    [Fact]
    public void ModelFiles_Get_TellsThemApart()
    {
        Assert.IsType<LineNetwork>(ModelFiles.Get(LineNetwork.ShippedPath, null, TestRun.Token));
        Assert.IsType<DigitClassifier>(ModelFiles.Get(DigitClassifier.ShippedPath, null, TestRun.Token));
    }

    /// <summary>An upright bar, like a 1.</summary>
    private static byte[] Bar(int width)
    {
        byte[] line = new byte[32 * width];
        for (int y = 5; y < 27; y++) line.AsSpan(y * width + 30, 3).Fill(230);
        return line;
    }
}
