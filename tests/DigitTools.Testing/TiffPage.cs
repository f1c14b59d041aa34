namespace DigitTools.Testing;

/// <summary>A page of a TIFF, in one strip.</summary>
/// <param name="Width">Pixels per row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Data">The strip, as it lies in the file.</param>
public sealed record TiffPage(int Width, int Height, byte[] Data)
{
    /// <summary>Bits of a sample.</summary>
    public int Bits { get; init; } = 8;

    /// <summary>Samples of a pixel.</summary>
    public int Samples { get; init; } = 1;

    /// <summary>1 for none, 4 for fax of group 4.</summary>
    public int Compression { get; init; } = 1;

    /// <summary>0 where 0 is white, 1 where it is black, 2 for RGB, 3 for a palette.</summary>
    public int Photometric { get; init; } = 1;

    /// <summary>Tags beside those, of 32 bits each; they take the place of one with the same number.</summary>
    public Dictionary<int, uint[]> More { get; init; } = [];

    /// <summary>A page of gray pixels.</summary>
    public static TiffPage Gray(int width, int height, byte[] pixels) => new(width, height, pixels);

    /// <summary>A test picture of MNIST.</summary>
    public static TiffPage Digit(int index) => Gray(Mnist.Side, Mnist.Side, Mnist.Test.Pixels(index));

    /// <summary>A page without ink.</summary>
    public static TiffPage Blank(int side = 40) => Gray(side, side, [.. Enumerable.Repeat(byte.MaxValue, side * side)]);
}
