namespace DigitTools.Core.Data;

/// <summary>What the numbers of a table or an array are as pixels.</summary>
/// <param name="Factor">What they are multiplied by.</param>
/// <param name="Offset">What is added then.</param>
internal readonly record struct PixelScale(double Factor, double Offset)
{
    /// <summary>What rounding may have made of a bound.</summary>
    private const double Rounding = 1e-3;

    /// <summary>The scale of numbers, 0 .. 255, 0 .. 1 or -1 .. 1; null if it is another.</summary>
    /// <param name="least">The least number of some pictures.</param>
    /// <param name="most">The greatest.</param>
    public static PixelScale? Of(double least, double most) => (least, most) switch
    {
        ( >= -Rounding, <= 1 + Rounding) => new PixelScale(byte.MaxValue, 0),
        ( >= -1 - Rounding, <= 1 + Rounding) => new PixelScale(byte.MaxValue / 2.0, byte.MaxValue / 2.0),
        ( >= -Rounding, <= byte.MaxValue + Rounding) => new PixelScale(1, 0),
        _ => null,
    };

    /// <summary>The level of a pixel.</summary>
    /// <param name="value">A number.</param>
    /// <param name="level">0..255.</param>
    /// <returns>False if the number is out of the scale.</returns>
    public bool TryLevel(double value, out byte level)
    {
        double scaled = Math.Round(value * Factor + Offset);
        bool fits = scaled is >= 0 and <= byte.MaxValue;
        level = fits ? (byte)scaled : (byte)0;
        return fits;
    }
}
