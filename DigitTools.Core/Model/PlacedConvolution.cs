namespace DigitTools.Core.Model;

/// <summary>A convolution where it is in a network.</summary>
/// <param name="Layer">The convolution.</param>
/// <param name="SideIn">Rows and columns that come in.</param>
internal readonly record struct PlacedConvolution(DigitLayer.Convolution Layer, int SideIn)
{
    /// <summary>The convolution as a library is asked to compute it.</summary>
    public ConvolutionShape Shape =>
        new(Layer.In, Layer.Out, (Layer.Kernel, Layer.Kernel), (Layer.Padding, Layer.Padding), 1, (SideIn, SideIn));

    /// <summary>Rows and columns that have to be computed, before pooling: not the odd ones at the end, which pooling drops.</summary>
    public int SideOut => Layer is { Pool: true, Padding: > 0 } ? Shape.SizeOut.Rows / 2 * 2 : Shape.SizeOut.Rows;

    /// <summary>Zeros to be added below and at the right for them; above and at the left it is the layer's padding.</summary>
    public int PaddingBehind => Layer.Padding - (Shape.SizeOut.Rows - SideOut);
}
