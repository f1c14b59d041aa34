using DigitTools.Core.Model;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace DigitTools.Benchmarks;

/// <summary>The network of an architecture as a user of TorchSharp would write it down: standard modules in the standard layout.</summary>
internal static class PlainNetwork
{
    public static Sequential Make(DigitArchitecture architecture)
    {
        Sequential net = Sequential();
        foreach ((string name, DigitLayer layer) in architecture.NamedLayers)
        {
            switch (layer)
            {
                case DigitLayer.Convolution c:
                    net.append(name, Conv2d(c.In, c.Out, c.Kernel, padding: c.Padding, bias: false));
                    if (c.Pool) net.append(name + "_pool", MaxPool2d(2));
                    net.append(name + "_norm", BatchNorm2d(c.Out));
                    net.append(name + "_relu", ReLU());
                    break;
                case DigitLayer.Classifier c:
                    net.append(name + "_flatten", Flatten());
                    net.append(name, Linear(c.In, 10));
                    break;
            }
        }

        return net;
    }
}
