namespace DigitTools.Core.Model;

/// <summary>One layer of a network, as plain data: the trainer, the exporter and the cost count read the same list.</summary>
public abstract record DigitLayer
{
    private DigitLayer()
    {
    }

    /// <summary>Square convolution without bias, then batch normalisation, then ReLU.</summary>
    /// <param name="In">Channels in.</param>
    /// <param name="Out">Channels out.</param>
    /// <param name="Kernel">Rows and columns of the kernel.</param>
    /// <param name="Padding">Zeros added at each edge.</param>
    public sealed record Convolution(int In, int Out, int Kernel, int Padding) : DigitLayer;

    /// <summary>The largest of each 2 x 2 block; an odd last row and column is dropped.</summary>
    public sealed record MaxPool : DigitLayer;

    /// <summary>All channels and pixels in one row, then a linear map with bias to the 10 logits.</summary>
    /// <param name="In">Channels x height x width that come in.</param>
    /// <param name="Dropout">Part of the inputs dropped while training, 0..1.</param>
    public sealed record Classifier(int In, double Dropout) : DigitLayer;
}
