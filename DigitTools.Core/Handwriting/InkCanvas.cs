namespace DigitTools.Core.Handwriting;

/// <summary>What a pen draws on.</summary>
/// <param name="width">Pixels per row.</param>
/// <param name="height">Rows.</param>
/// <param name="pixels">Width x height values, row by row from the top, ink 1 on paper 0.</param>
internal readonly ref struct InkCanvas(int width, int height, Span<float> pixels)
{
    /// <summary>Pixels per row.</summary>
    public int Width { get; } = width;

    /// <summary>Rows.</summary>
    public int Height { get; } = height;

    /// <summary>Row by row from the top.</summary>
    public Span<float> Pixels { get; } = pixels[..(width * height)];

    /// <summary>The canvas of a picture in the layout of MNIST.</summary>
    /// <param name="digit">784 values.</param>
    public static implicit operator InkCanvas(Span<float> digit) => new(DigitShape.Side, DigitShape.Side, digit);

    /// <summary>The canvas of a picture in the layout of MNIST.</summary>
    /// <param name="digit">784 values.</param>
    public static implicit operator InkCanvas(float[] digit) => digit.AsSpan();
}
