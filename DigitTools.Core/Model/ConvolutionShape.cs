namespace DigitTools.Core.Model;

/// <summary>A convolution of pictures of one size, without bias.</summary>
/// <param name="In">Channels in.</param>
/// <param name="Out">Channels out.</param>
/// <param name="Kernel">Rows and columns of the kernel.</param>
/// <param name="Padding">Zeros added above and below, and at the left and the right.</param>
/// <param name="Dilation">Columns from one tap of the kernel to the next; its rows follow each other.</param>
/// <param name="Size">Rows and columns of the pictures that come in.</param>
internal readonly record struct ConvolutionShape(
    int In, int Out, (int Rows, int Columns) Kernel, (int Rows, int Columns) Padding, int Dilation, (int Rows, int Columns) Size)
{
    /// <summary>Rows and columns of the pictures that come out.</summary>
    public (int Rows, int Columns) SizeOut => (
        Size.Rows + 2 * Padding.Rows - Kernel.Rows + 1, Size.Columns + 2 * Padding.Columns - Dilation * (Kernel.Columns - 1));

    /// <summary>Taps of the kernel.</summary>
    public int Taps => Kernel.Rows * Kernel.Columns;

    /// <summary>Number of weights.</summary>
    public int Weights => In * Out * Taps;
}
