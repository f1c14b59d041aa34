using DigitTools.Core.Model;
using DigitTools.Core.Training;
using TorchSharp;
using TorchSharp.Modules;

namespace DigitTools.Core.Tests.Model;

public sealed class DigitArchitectureTests : TorchTests
{
    [Fact]
    public void DigitArchitecture_Standard_CountsItsParameters()
    {
        using var net = new DigitNet(DigitArchitecture.Standard);
        using var state = new NetworkState(net);
        Assert.Equal(state.ParameterCount, DigitArchitecture.Standard.Parameters);
        Assert.Equal(net.parameters().Sum(p => p.numel()), DigitArchitecture.Standard.Parameters);
    }

    [Fact]
    public void DigitArchitecture_Standard_CountsItsMultiplyAdds()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable noGrad = torch.no_grad();
        using var net = new DigitNet(DigitArchitecture.Standard);
        net.eval();
        long multiplyAdds = 0;
        torch.Tensor x = torch.zeros(1, 1, 28, 28);
        torch.nn.Module[] layers = [.. Assert.Single(net.children()).children()];
        for (int i = 0; i < layers.Length; i++)
        {
            torch.nn.Module layer = layers[i];
            x = ((torch.nn.Module<torch.Tensor, torch.Tensor>)layer).forward(x);
            // Each weight of a convolution is used once for every pixel that comes out of it and isn't dropped by the pooling behind it.
            multiplyAdds += layer switch
            {
                Conv2d convolution when layers[i + 1] is MaxPool2d => convolution.weight.numel() * Even(x.shape[2]) * Even(x.shape[3]),
                Conv2d convolution => convolution.weight.numel() * x.shape[2] * x.shape[3],
                Linear linear => linear.weight.numel(),
                _ => 0,
            };
        }

        Assert.Equal([1, 10], x.shape);
        Assert.Equal(multiplyAdds, DigitArchitecture.Standard.MultiplyAdds);

        static long Even(long side) => side / 2 * 2;
    }

    [Fact]
    public void DigitArchitecture_NamedLayers_AreUnique()
    {
        string[] names = [.. DigitArchitecture.Standard.NamedLayers.Select(l => l.Name)];
        Assert.Equal(names.Distinct(), names);
        Assert.Equal(DigitArchitecture.Standard.Layers.Count, names.Length);
        Assert.Equal("conv1", names[0]);
    }
}
