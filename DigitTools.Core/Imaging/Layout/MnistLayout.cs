namespace DigitTools.Core.Imaging.Layout;

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

    /// <summary>Pixels: dirt moves the centre of mass.</summary>
    private const double DirtyCentreTolerance = 2;

    /// <summary>The part of the ink, 0..1, that is the digit if there is dirt beside it.</summary>
    private const double MostInk = 0.85;

    /// <summary>Pixels of the longer side that hold this part of a digit of MNIST: 20 with its ends, 12 to 17 without.</summary>
    private const int SmallestCore = 12, LargestCore = 17;

    /// <summary>Pixels of the longer side of a digit of MNIST without the thin ends of its strokes.</summary>
    private const int SmallestThick = 15;

    /// <summary>Digits in MNIST that are smaller than their box are not smaller than this.</summary>
    private const int SmallestBox = 16;

    /// <summary>Whether light ink on black paper has this layout already.</summary>
    /// <param name="picture">Ink high, paper low.</param>
    /// <param name="paper">Levels up to this one are paper.</param>
    public static bool Matches(Raster picture, byte paper)
    {
        if (picture.Width != DigitShape.Side || picture.Height != DigitShape.Side) return false;

        if (!picture.Pixels.ContainsAnyInRange(FullInk, byte.MaxValue)) return false;

        int side = PixelBox.Above(picture, paper).LongerSide;
        if (side is < SmallestBox or > BoxSide) return false;

        (double x, double y) = CentreOfMass(picture);
        return Math.Abs(x - Centre) < CentreTolerance && Math.Abs(y - Centre) < CentreTolerance;
    }

    /// <summary>Whether the thick parts of the strokes, which may be a little shorter than the strokes are, have this layout.</summary>
    /// <param name="picture">Ink high on paper 0, without thin lines.</param>
    /// <param name="box">The tight box around it.</param>
    public static bool MatchesThick(Raster picture, PixelBox box)
    {
        (double x, double y) = CentreOfMass(picture);
        return box.LongerSide is >= SmallestThick and <= BoxSide + 1
            && Math.Abs(x - Centre) <= DirtyCentreTolerance && Math.Abs(y - Centre) <= DirtyCentreTolerance;
    }

    /// <summary>
    /// Whether most of the ink has this layout: a line across the picture or a speck beside the digit must not make it smaller.
    /// </summary>
    /// <param name="picture">Ink high on paper 0.</param>
    public static bool MatchesMostly(Raster picture)
    {
        if (picture.Width != DigitShape.Side || picture.Height != DigitShape.Side) return false;

        (double x, double y) = CentreOfMass(picture);
        if (Math.Abs(x - Centre) > DirtyCentreTolerance || Math.Abs(y - Centre) > DirtyCentreTolerance) return false;

        Span<int> rows = stackalloc int[DigitShape.Side];
        Span<int> columns = stackalloc int[DigitShape.Side];
        rows.Clear();
        columns.Clear();
        for (int row = 0; row < picture.Height; row++)
        {
            for (int column = 0; column < picture.Width; column++)
            {
                rows[row] += picture.Row(row)[column];
                columns[column] += picture.Row(row)[column];
            }
        }

        return Math.Max(MostOf(rows), MostOf(columns)) is >= SmallestCore and <= LargestCore;
    }

    /// <summary>The least number of lines side by side that hold most of the mass.</summary>
    private static int MostOf(ReadOnlySpan<int> masses)
    {
        double most = 0;
        foreach (int mass in masses) most += mass;
        most *= MostInk;

        int shortest = masses.Length;
        for (int first = 0; first < masses.Length; first++)
        {
            double sum = 0;
            for (int last = first; last < masses.Length && last - first < shortest; last++)
            {
                sum += masses[last];
                if (sum < most) continue;

                shortest = last - first + 1;
                break;
            }
        }

        return shortest;
    }

    /// <summary>The centre of mass in columns and rows, counted from 0 at the middle of the first pixel. There has to be ink.</summary>
    public static (double X, double Y) CentreOfMass(Raster picture)
    {
        long mass = 0, momentX = 0, momentY = 0;
        for (int y = 0; y < picture.Height; y++)
        {
            Span<byte> row = picture.Row(y);
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
