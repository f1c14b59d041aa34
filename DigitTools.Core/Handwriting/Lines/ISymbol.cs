using System.Numerics;

namespace DigitTools.Core.Handwriting.Lines;

/// <summary>
/// Something to be written in a line. It stands upright in a square of 10 by 10, its foot at 10, whatever it was drawn or scanned from.
/// </summary>
internal interface ISymbol
{
    /// <summary>How far it reaches to the left and to the right.</summary>
    (float Left, float Right) Extent { get; }

    /// <summary>Where the pen begins and ends, in the square; null if that is not known.</summary>
    (Vector2 First, Vector2 Last)? Ends { get; }

    /// <summary>Writes it.</summary>
    /// <param name="map">From the square to pixels.</param>
    /// <param name="thickness">Of a stroke, pixels.</param>
    /// <param name="ink">How dark, 0..1.</param>
    /// <param name="canvas">What is written on.</param>
    /// <returns>The box around its ink.</returns>
    InkBox Draw(Matrix3x2 map, float thickness, float ink, InkCanvas canvas);
}
