namespace DigitTools.Core.Model;

/// <summary>
/// The network that reads lines: 1 x 32 x W pixels (0..1, ink 1), W a multiple of four, to a row of numbers for each half of four columns,
/// so W / 2 of them.
/// </summary>
internal sealed class LineArchitecture : NetworkArchitecture
{
    /// <summary>Columns of pixels for each place that is read.</summary>
    public const int ColumnsPerPlace = 2;

    /// <summary>Columns of pixels for each column of the last layers.</summary>
    public const int Stride = 4;

    /// <summary>No digit, and the ten digits.</summary>
    public const int Classes = 1 + DigitShape.ClassCount;

    /// <summary>The sides of the box around a digit: left, top, right, bottom.</summary>
    public const int Sides = 4;

    /// <summary>Numbers for each place: logits, then sides.</summary>
    public const int Outputs = Classes + Sides;

    private LineArchitecture()
        : base("Line")
    {
    }

    /// <summary>The only one.</summary>
    public static LineArchitecture Line { get; } = new();

    /// <summary>The layers from input to output.</summary>
    internal static IReadOnlyList<LineConvolution> Layers { get; } =
    [                                                                   //   1 x 32 x W
        new("conv1", 1, 16, (3, 3)) { Pool = (2, 2) },              //  16 x 16 x W/2
        new("conv2", 16, 32, (3, 3)) { Pool = (2, 2) },             //  32 x  8 x W/4
        new("conv3", 32, 48, (3, 3)),                           //  48 x  8 x W/4
        new("conv4", 48, 64, (3, 3)) { Pool = (2, 1) },             //  64 x  4 x W/4
        new("conv5", 64, 80, (3, 3)),                           //  80 x  4 x W/4
        new("conv6", 80, 112, (4, 3)) { PadHeight = 0 },            // 112 x  1 x W/4
        new("conv7", 112, 96, (1, 5)),                          //  96 x  1 x W/4
        new("conv8", 96, 96, (1, 3)) { Dilation = 2 },              //  96 x  1 x W/4
        new("heads", 96, 2 * Outputs, (1, 1)) { IsLast = true },    //  30 x  1 x W/4
    ];

    /// <inheritdoc/>
    public override long Parameters => Layers.Sum(c => c.Weights + (c.IsLast ? c.Out : 2 * c.Out));

    /// <inheritdoc/>
    public override long MultiplyAdds => Shapes(128).Sum(s => (long)s.Weights * s.SizeOut.Rows * s.SizeOut.Columns);

    /// <summary>The convolutions of lines of a width, as a library is asked to compute them.</summary>
    /// <param name="width">Columns, a multiple of four.</param>
    internal static IEnumerable<ConvolutionShape> Shapes(int width)
    {
        (int Rows, int Columns) size = (DigitShape.LineHeight, width);
        foreach (LineConvolution c in Layers)
        {
            var shape = new ConvolutionShape(c.In, c.Out, c.Kernel, (c.PadHeight, c.PadWidth), c.Dilation, size);
            yield return shape;
            size = (shape.SizeOut.Rows / c.Pool.Height, shape.SizeOut.Columns / c.Pool.Width);
        }
    }
}
