namespace DigitTools.Core.Model;

/// <summary>
/// The network that reads lines: 1 x 32 x W pixels (0..1, ink 1), W a multiple of four, to a row of numbers for each half of four columns,
/// so W / 2 of them.
/// </summary>
public static class LineArchitecture
{
    /// <summary>As the user writes it.</summary>
    public const string Name = "Line";

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

    /// <summary>Number of trained parameters.</summary>
    public static long Parameters => Layers.Sum(c => c.Weights + (c.IsLast ? c.Out : 2 * c.Out));

    /// <summary>Multiply-adds for a line of 128 columns.</summary>
    public static long MultiplyAdds
    {
        get
        {
            long sum = 0;
            int height = DigitShape.LineHeight, width = 128;
            foreach (LineConvolution c in Layers)
            {
                height += 2 * c.PadHeight - c.Kernel.Height + 1;
                sum += c.Weights * height * width;
                height /= c.Pool.Height;
                width /= c.Pool.Width;
            }

            return sum;
        }
    }
}
