namespace DigitTools.Core.Imaging;

/// <summary>The label of each pixel: 0 paper, otherwise the number of the piece of ink it belongs to, from 1.</summary>
/// <param name="width">Pixels per row.</param>
/// <param name="height">Rows.</param>
/// <param name="labels">Width x height labels.</param>
internal readonly ref struct LabelPlane(int width, int height, Span<int> labels)
{
    /// <summary>Pixels per row.</summary>
    public int Width { get; } = width;

    /// <summary>Rows.</summary>
    public int Height { get; } = height;

    /// <summary>Width x Height labels.</summary>
    public Span<int> Labels { get; } = labels;

    /// <summary>One row.</summary>
    public Span<int> Row(int y) => Labels.Slice(y * Width, Width);
}
