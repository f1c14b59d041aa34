using static DigitTools.Core.Tables.PropertyValue;

namespace DigitTools.Core.Reports;

/// <summary>A place of a picture that was read: a digit of a number, all of it, or a cell of a sheet.</summary>
/// <param name="Digit">The digit, 0..9; null for all of a number, and for a cell.</param>
/// <param name="Confidence">That it is this digit, 0..1; null for all of a number, and for a cell.</param>
/// <param name="Left">Pixels of the picture as the eye sees it, from the left edge.</param>
/// <param name="Top">From the upper edge.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record ReportBox(int? Digit, double? Confidence, int Left, int Top, int Width, int Height)
{
    /// <summary>The box of whatever has <c>Left</c>, <c>Top</c>, <c>Width</c> and <c>Height</c>.</summary>
    /// <param name="valueOf">The value of a property by its name; null if there is none.</param>
    /// <returns>Null if one of the four is missing.</returns>
    public static ReportBox? Around(Func<string, object?> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        return WholeOf(valueOf("Left")) is { } left && WholeOf(valueOf("Top")) is { } top
            && WholeOf(valueOf("Width")) is { } width && WholeOf(valueOf("Height")) is { } height
            ? new ReportBox(null, null, left, top, width, height)
            : null;
    }
}
