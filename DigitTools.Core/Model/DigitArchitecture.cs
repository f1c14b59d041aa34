using static DigitTools.Core.Model.DigitLayer;

namespace DigitTools.Core.Model;

/// <summary>The networks that can be trained, each a list of layers from 1 x 28 x 28 pixels (0..1, ink 1) to 10 logits.</summary>
internal sealed class DigitArchitecture : NetworkArchitecture
{
    /// <summary>For quick trainings and small machines.</summary>
    public static DigitArchitecture Small { get; } = new("Small",
    [                                           //  1 x 28 x 28
        new Convolution(1, 16, 3, 0, Pool: true),   // 16 x 13 x 13
        new Convolution(16, 32, 3, 0),              // 32 x 11 x 11
        new Convolution(32, 48, 3, 0, Pool: true),  // 48 x  4 x  4
        new Convolution(48, 64, 3, 0),              // 64 x  2 x  2
        new Classifier(2 * 2 * 64),                 // 10
    ]);

    /// <summary>The network of the shipped model.</summary>
    public static DigitArchitecture Standard { get; } = new("Standard",
    [                                           //  1 x 28 x 28
        new Convolution(1, 16, 3, 0, Pool: true),   // 16 x 13 x 13
        new Convolution(16, 32, 3, 1),              // 32 x 13 x 13
        new Convolution(32, 40, 3, 1, Pool: true),  // 40 x  6 x  6
        new Convolution(40, 80, 3, 1),              // 80 x  6 x  6
        new Convolution(80, 96, 3, 0),              // 96 x  4 x  4
        new Classifier(4 * 4 * 96),                 // 10
    ]);

    /// <summary>For the last tenth of a percent.</summary>
    public static DigitArchitecture Large { get; } = new("Large",
    [                                               //   1 x 28 x 28
        new Convolution(1, 32, 3, 0, Pool: true),       //  32 x 13 x 13
        new Convolution(32, 64, 3, 1),                  //  64 x 13 x 13
        new Convolution(64, 64, 3, 1, Pool: true),      //  64 x  6 x  6
        new Convolution(64, 128, 3, 1),                 // 128 x  6 x  6
        new Convolution(128, 128, 3, 0),                // 128 x  4 x  4
        new Classifier(4 * 4 * 128),                    // 10
    ]);

    /// <summary>All of them, the cheapest first.</summary>
    public static new IReadOnlyList<DigitArchitecture> All { get; } = [Small, Standard, Large];

    private DigitArchitecture(string name, DigitLayer[] layers)
        : base(name)
    {
        Layers = layers;
        Convolutions = [.. WithSides(layers)];
        (Parameters, MultiplyAdds) = Count();
    }

    /// <summary>The layers from input to output.</summary>
    public IReadOnlyList<DigitLayer> Layers { get; }

    /// <summary>The layers with the names that their tensors and nodes have in networks and model files.</summary>
    public IEnumerable<(string Name, DigitLayer Layer)> NamedLayers =>
        Layers.Select((layer, i) => ($"{KindOf(layer)}{Layers.Take(i + 1).Count(l => l.GetType() == layer.GetType())}", layer));

    /// <summary>The convolutions, each where it is in the network.</summary>
    public IReadOnlyList<PlacedConvolution> Convolutions { get; }

    /// <summary>The convolutions as a library is asked to compute them.</summary>
    internal IEnumerable<ConvolutionShape> Shapes => Convolutions.Select(c => c.Shape);

    /// <inheritdoc/>
    public override long Parameters { get; }

    /// <inheritdoc/>
    public override long MultiplyAdds { get; }

    /// <summary>The architecture with a name; null if there is none.</summary>
    public static new DigitArchitecture? Find(string name) =>
        All.FirstOrDefault(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string KindOf(DigitLayer layer) => layer is Convolution ? "conv" : "linear";

    private static IEnumerable<PlacedConvolution> WithSides(DigitLayer[] layers)
    {
        int side = DigitShape.Side;
        foreach (Convolution layer in layers.OfType<Convolution>())
        {
            var placed = new PlacedConvolution(layer, side);
            yield return placed;
            side = layer.Pool ? placed.SideOut / 2 : placed.SideOut;
        }
    }

    private (long Parameters, long MultiplyAdds) Count()
    {
        long parameters = 0, multiplyAdds = 0;
        foreach (PlacedConvolution placed in Convolutions)
        {
            long weights = placed.Shape.Weights;
            parameters += weights + 2 * placed.Layer.Out;
            multiplyAdds += weights * placed.SideOut * placed.SideOut;
        }

        foreach (Classifier c in Layers.OfType<Classifier>())
        {
            parameters += ((long)c.In + 1) * DigitShape.ClassCount;
            multiplyAdds += (long)c.In * DigitShape.ClassCount;
        }

        return (parameters, multiplyAdds);
    }
}
