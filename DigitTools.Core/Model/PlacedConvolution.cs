namespace DigitTools.Core.Model;

/// <summary>A convolution where it is in a network.</summary>
/// <param name="Layer">The convolution.</param>
/// <param name="SideIn">Rows and columns that come in.</param>
internal readonly record struct PlacedConvolution(DigitLayer.Convolution Layer, int SideIn)
{
    /// <summary>Rows and columns that have to be computed, before pooling: not the odd ones at the end, which pooling drops.</summary>
    public int SideOut
    {
        get
        {
            int all = SideIn + 2 * Layer.Padding - Layer.Kernel + 1;
            return Layer is { Pool: true, Padding: > 0 } ? all / 2 * 2 : all;
        }
    }

    /// <summary>Zeros to be added below and at the right for them; above and at the left it is the layer's padding.</summary>
    public int PaddingBehind => SideOut - (SideIn + Layer.Padding - Layer.Kernel + 1);
}
