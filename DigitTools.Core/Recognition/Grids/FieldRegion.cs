using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>A rectangle of a picture, in pixels of the file as the eye sees it or in shares of its width and height.</summary>
/// <param name="Left">From the left edge.</param>
/// <param name="Top">From the upper edge.</param>
/// <param name="Width">More than 0.</param>
/// <param name="Height">More than 0.</param>
/// <param name="IsShare">Whether the four are shares, 0..1, rather than pixels.</param>
internal readonly record struct FieldRegion(double Left, double Top, double Width, double Height, bool IsShare)
{
    /// <summary>Shares are rounded: as much more than 1 is 1.</summary>
    private const double Rounding = 0.002;

    private const int Numbers = 4;

    private static readonly char[] s_separators = [',', ';', ' ', '\t'];

    /// <summary>
    /// Reads left, top, width and height, or says what is wrong with them: "0.1,0.2,0.3,0.05" or "10%,20%,30%,5%" of the picture, or
    /// "120,80,300,60" in pixels. None of them is more than 1 where they are shares.
    /// </summary>
    /// <param name="text">The four numbers.</param>
    /// <param name="region">The region.</param>
    /// <param name="why">What is wrong, without a full stop; null if nothing is.</param>
    public static bool TryParse(string text, out FieldRegion region, [NotNullWhen(false)] out string? why)
    {
        ArgumentNullException.ThrowIfNull(text);
        region = default;
        string[] parts = text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length != Numbers)
        {
            why = "a region is left, top, width and height, four numbers with a comma between: "
                + "'0.1,0.2,0.3,0.05' in shares of the picture, or '120,80,300,60' in pixels";
            return false;
        }

        int percents = parts.Count(part => part.EndsWith('%'));
        double[] values = new double[Numbers];
        for (int i = 0; i < Numbers; i++)
        {
            if (TryNumber(parts[i], out values[i])) continue;
            why = $"'{parts[i]}' is no number that a region can have";
            return false;
        }

        if (percents is > 0 and < Numbers)
        {
            why = "some numbers of the region have a % and some have none";
            return false;
        }

        return TryMake(values, percents > 0, out region, out why);
    }

    /// <summary>Where it is in a picture.</summary>
    /// <param name="width">Of the picture, pixels.</param>
    /// <param name="height">Of the picture, pixels.</param>
    /// <returns>Pixels from the left and the upper edge; null if it doesn't lie within the picture.</returns>
    public (double Left, double Top, double Width, double Height)? In(int width, int height)
    {
        if (IsShare) return (Left * width, Top * height, Width * width, Height * height);
        return Left + Width <= width && Top + Height <= height ? (Left, Top, Width, Height) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Left},{Top},{Width},{Height}");

    private static bool TryMake(
        double[] values, bool arePercents, out FieldRegion region, [NotNullWhen(false)] out string? why)
    {
        if (arePercents) values = [.. values.Select(value => value / 100)];
        bool areShares = arePercents || Array.TrueForAll(values, value => value <= 1);
        region = new FieldRegion(values[0], values[1], values[2], values[3], areShares);
        why = region switch
        {
            { Left: < 0 } or { Top: < 0 } => "the region begins outside of the picture",
            { Width: <= 0 } or { Height: <= 0 } => "the region is empty: width and height are more than 0",
            { IsShare: true } when Math.Max(region.Left + region.Width, region.Top + region.Height) > 1 + Rounding =>
                "the region ends outside of the picture",
            _ => null,
        };
        return why is null;
    }

    private static bool TryNumber(string text, out double value) => double.TryParse(
        text.TrimEnd('%'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);
}
