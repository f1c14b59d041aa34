using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Tests.Preprocessing;

public sealed class TrustNetworkTests
{
    [Theory]
    [InlineData(0, 0, -0.4 + 2 * 0.5)]
    [InlineData(1, 2, -0.4 + 0.1 + 0.4 - 0.5 * 3)]
    [InlineData(2, 1, -0.4 + 0.2 + 0.2 + 2 * 1.5 - 0.5)]
    public void TrustNetwork_Apply_IsOneHiddenLayerBesideStraightWeights(float first, float second, double odds)
    {
        var network = new TrustNetwork(
            Hidden: [[1, -1], [0, 2]], HiddenBias: [0.5f, -1], Output: [2, -0.5f], Straight: [0.1f, 0.2f], Bias: -0.4f);
        Assert.Equal(1 / (1 + Math.Exp(-odds)), network.Apply([first, second]), 1e-6);
    }

    [Theory]
    [InlineData("digit")]
    [InlineData("several")]
    [InlineData("blank")]
    public void TrustNetwork_Fitted_HasAWeightForEachFeature(string name)
    {
        TrustNetwork network = name switch
        {
            "digit" => TrustNetwork.Digit,
            "several" => TrustNetwork.Several,
            _ => TrustNetwork.Blank,
        };
        int features = ReadingFeatures.Names.Length;
        Assert.Equal(features, network.Straight.Length);
        Assert.All(network.Hidden, row => Assert.Equal(features, row.Length));
        Assert.Equal((network.Hidden.Length, network.Hidden.Length), (network.HiddenBias.Length, network.Output.Length));
        Assert.All(
            [network.Bias, .. network.Straight, .. network.Output, .. network.HiddenBias, .. network.Hidden.SelectMany(row => row)],
            weight => Assert.True(float.IsFinite(weight)));
    }
}
