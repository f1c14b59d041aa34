namespace DigitTools.Core;

/// <summary>What every picture that a network sees has in common: the size of MNIST, and the ten classes.</summary>
internal static class DigitShape
{
    /// <summary>Rows and columns of a picture.</summary>
    public const int Side = 28;

    /// <summary>Bytes of a picture.</summary>
    public const int PixelCount = Side * Side;

    /// <summary>Rows of a line of digits that a network reads.</summary>
    public const int LineHeight = 32;

    /// <summary>Number of classes, the digits 0 to 9.</summary>
    public const int ClassCount = 10;
}
