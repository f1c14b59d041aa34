using DigitTools.Core.Data;

namespace DigitTools.Core.Imaging;

/// <summary>The layout of an MNIST picture: a digit in a box of 20 pixels, its centre of mass on the pixel (14, 14) of 28 x 28.</summary>
internal static class MnistLayout
{
    /// <summary>Pixels of the longer side of the digit.</summary>
    public const int BoxSide = 20;

    /// <summary>Column and row, counted from 0, that the centre of mass is moved to by whole pixels.</summary>
    public const int Centre = 14;

    /// <summary>The strokes of MNIST reach 254 or 255; a lossy format takes a little away.</summary>
    private const byte FullInk = 224;

    /// <summary>Pixels: MNIST was moved by whole ones, so its centres are up to a half away.</summary>
    private const double CentreTolerance = 0.55;

    /// <summary>Digits in MNIST that are smaller than their box are not smaller than this.</summary>
    private const int SmallestBox = 16;

    /// <summary>Whether light ink on black paper has this layout already.</summary>
    /// <param name="picture">Ink high, paper low.</param>
    /// <param name="paper">Levels up to this one are paper.</param>
    public static bool Matches(Plane picture, byte paper)
    {
        if (picture.Width != DigitDataset.Side || picture.Height != DigitDataset.Side) return false;

        if (!picture.Pixels.ContainsAnyInRange(FullInk, byte.MaxValue)) return false;

        int side = PixelBox.Above(picture, paper).LongerSide;
        if (side is < SmallestBox or > BoxSide) return false;

        var (x, y) = CentreOfMass(picture);
        return Math.Abs(x - Centre) < CentreTolerance && Math.Abs(y - Centre) < CentreTolerance;
    }

    /// <summary>The centre of mass in columns and rows, counted from 0 at the middle of the first pixel. There has to be ink.</summary>
    public static (double X, double Y) CentreOfMass(Plane picture)
    {
        long mass = 0, momentX = 0, momentY = 0;
        for (int y = 0; y < picture.Height; y++)
        {
            var row = picture.Row(y);
            long rowMass = 0;
            for (int x = 0; x < row.Length; x++)
            {
                rowMass += row[x];
                momentX += row[x] * x;
            }

            mass += rowMass;
            momentY += rowMass * y;
        }

        return ((double)momentX / mass, (double)momentY / mass);
    }
}
