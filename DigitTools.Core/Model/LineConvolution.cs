namespace DigitTools.Core.Model;

/// <summary>
/// A layer of the network that reads lines, as plain data: trainer, exporter and the count of its cost read the same list. A convolution
/// that keeps the width, without bias; then the largest of each block if pooling is asked for, batch normalisation and ReLU. The last one
/// has a bias, and nothing behind it.
/// </summary>
/// <param name="Name">Of its tensors and nodes.</param>
/// <param name="In">Channels in.</param>
/// <param name="Out">Channels out.</param>
/// <param name="Kernel">Rows and columns of the kernel.</param>
internal sealed record LineConvolution(string Name, int In, int Out, (int Height, int Width) Kernel)
{
    /// <summary>Zeros added above and below: as many as keep the height, if nothing else is said.</summary>
    public int PadHeight { get; init; } = Kernel.Height / 2;

    /// <summary>Rows and columns of a block of which the largest is taken; 1 where there is none.</summary>
    public (int Height, int Width) Pool { get; init; } = (1, 1);

    /// <summary>Columns from one tap of the kernel to the next.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>Whether it gives the outputs.</summary>
    public bool IsLast { get; init; }

    /// <summary>Zeros added at the left and at the right.</summary>
    public int PadWidth => Kernel.Width / 2 * Dilation;

    /// <summary>Number of weights.</summary>
    public long Weights => (long)In * Out * Kernel.Height * Kernel.Width;
}
