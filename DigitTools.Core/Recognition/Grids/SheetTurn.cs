using DigitTools.Core.Imaging;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>
/// Finds out by what is written which way up a sheet is: rules look the same from four sides. What can be read surely from one side, and
/// not from the others, tells.
/// </summary>
/// <param name="reader">Reads cells.</param>
internal sealed class SheetTurn(CellReader reader)
{
    /// <summary>Quarters of a full turn.</summary>
    public const int Quarters = 4;

    /// <summary>Fewer cells with ink tell nothing.</summary>
    private const int LeastCells = 3;

    /// <summary>As many cells tell enough.</summary>
    private const int CellsLookedAt = 24;

    /// <summary>
    /// How much likelier, as a natural logarithm, the cells have to be from another side: most sheets are photographed upright.
    /// </summary>
    private const double Margin = 4;

    /// <summary>No single cell says more against a side than this, 0..1.</summary>
    private const double LeastConfidence = 0.02;

    /// <summary>Finds out.</summary>
    /// <param name="cells">The cells as they were found.</param>
    /// <param name="readings">What was read of each.</param>
    /// <param name="sides">Quarter turns, clockwise, that are possible; the first is that of the cells.</param>
    /// <param name="stop">Stops the networks.</param>
    /// <returns>The quarter turns, clockwise, after which the sheet is upright.</returns>
    public int Find(
        IReadOnlyList<CellPicture> cells, IReadOnlyList<CellReading> readings, IReadOnlyList<int> sides, CancellationToken stop)
    {
        int[] inked = [.. Enumerable.Range(0, cells.Count).Where(i => cells[i].HasInk)];
        if (inked.Length < LeastCells) return sides[0];

        int count = Math.Min(inked.Length, CellsLookedAt);
        int[] looked = [.. Enumerable.Range(0, count).Select(i => inked[i * inked.Length / count])];
        double usual = Likelihood(looked.Select(i => readings[i]));
        int best = sides[0];
        double likeliest = usual + Margin;
        // Even if all others were sure: what there is to gain is too little.
        if (likeliest >= 0) return best;

        foreach (int side in sides.Skip(1))
        {
            CellPicture[] turned = [.. looked.Select(i => cells[i] with { Picture = Turned(cells[i].Picture, side - sides[0]) })];
            double likelihood = Likelihood(reader.Read(turned, stop));
            if (likelihood > likeliest) (best, likeliest) = (side, likelihood);
        }

        return best;
    }

    private static double Likelihood(IEnumerable<CellReading> readings) =>
        readings.Sum(reading => Math.Log(Math.Max(LeastConfidence, reading.Confidence)));

    /// <summary>A picture turned clockwise.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="quarters">Quarter turns.</param>
    internal static GrayPicture Turned(GrayPicture picture, int quarters)
    {
        for (int i = 0; i < (quarters + Quarters) % Quarters; i++)
        {
            int width = picture.Height, height = picture.Width;
            byte[] pixels = new byte[width * height];
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) pixels[y * width + x] = picture.Pixels[(picture.Height - 1 - x) * picture.Width + y];
            picture = new GrayPicture(width, height, pixels);
        }

        return picture;
    }
}
