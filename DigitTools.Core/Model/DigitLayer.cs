namespace DigitTools.Core.Model;

/// <summary>One layer of a network, as plain data: the trainer, the exporter and the cost count read the same list.</summary>
internal abstract record DigitLayer
{
    private DigitLayer()
    {
    }

    /// <summary>
    /// Square convolution without bias, then the largest of each 2 x 2 block if pooling is asked for (an odd last row and column is
    /// dropped), then batch normalisation, then ReLU.
    /// </summary>
    /// <param name="In">Channels in.</param>
    /// <param name="Out">Channels out.</param>
    /// <param name="Kernel">Rows and columns of the kernel.</param>
    /// <param name="Padding">Zeros added at each edge.</param>
    /// <param name="Pool">Whether rows and columns are halved. Before the normalisation, which then has a quarter of the work.</param>
    public sealed record Convolution(int In, int Out, int Kernel, int Padding, bool Pool = false) : DigitLayer;

    /// <summary>All pixels, each with all its channels, in one row, then a linear map with bias to the 10 logits.</summary>
    /// <param name="In">Height x width x channels that come in.</param>
    public sealed record Classifier(int In) : DigitLayer;
}
