using System.Numerics;

namespace DigitTools.Core.Preprocessing.Lines;

/// <summary>A line of writing, cut out of a picture, straight and of the usual height.</summary>
/// <param name="Width">Columns; there are 32 rows.</param>
/// <param name="Pixels">32 x Width levels, ink high, paper 0.</param>
/// <param name="ToPicture">From places in it to those in the picture, pixels.</param>
internal sealed record TextLine(int Width, byte[] Pixels, Matrix3x2 ToPicture);
