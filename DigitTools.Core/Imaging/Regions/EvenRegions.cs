using System.Numerics;

namespace DigitTools.Core.Imaging.Regions;

/// <summary>Finds the even regions of a picture that have something on them: of any shape, turned, in perspective.</summary>
internal static class EvenRegions
{
    /// <summary>No tolerance is smaller than this many times the usual difference of neighbours: grain parts no region.</summary>
    private const int GrainTolerance = 3;

    /// <summary>Levels: the tolerance in a copy without thin lines.</summary>
    private const int ClosedTolerance = 10;

    /// <summary>Two regions with this part of their boxes in common, 0..1, are one.</summary>
    private const double SameBox = 0.85;

    /// <summary>A smaller part of the picture, 0..1, is no sheet.</summary>
    private const double SmallestShare = 0.03;

    /// <summary>A region with less beside it, 0..1, is the whole picture.</summary>
    private const double SmallestRest = 0.004;

    /// <summary>Less of a region, 0..1, is no writing on it.</summary>
    private const double LeastWritten = 0.004;

    /// <summary>How often the tones of a picture are parted by halves: seven tones.</summary>
    private const int TimesParted = 3;

    /// <summary>A sheet, a panel, a plate is all but convex; strokes and what lies between them are not.</summary>
    private const float LeastConvexity = 0.75f;

    /// <summary>Degrees: one that is turned by less is left as it is; ruled lines that are no more askew are found all the same.</summary>
    private const float LeastTurn = 2;

    /// <summary>The part of the rectangle around it that a sheet is at least, seen at an angle or not; a disc is less.</summary>
    private const float Rectangular = 0.82f;

    /// <summary>
    /// Levels: where neighbours differ by no more a region goes on, however far. A small one parts paper from a desk of nearly its tone;
    /// ruled lines, folds and the edges of shadows part the paper itself then, and not with a large one.
    /// </summary>
    private static readonly int[] s_tolerances = [6, 14, 30];

    /// <summary>Finds them.</summary>
    /// <param name="picture">A small copy.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>The largest first.</returns>
    public static List<EvenRegion> Find(TonePicture picture, int most)
    {
        var regions = new List<EvenRegion>();
        var parts = new PictureParts(picture.Width, picture.Height);
        int grain = GrainTolerance * UsualDifference(picture);
        TonePicture closed = picture.Closed();
        foreach (int tolerance in s_tolerances) Add(parts.Even(picture, Math.Max(tolerance, grain)), picture, byte.MaxValue);
        Add(parts.Even(closed, Math.Max(ClosedTolerance, grain)), closed, Math.Max(ClosedTolerance, grain));
        foreach (int tone in Tones(picture)) Add(parts.Lighter(picture, tone), picture, byte.MaxValue);

        regions.Sort((one, other) => other.Share.CompareTo(one.Share));
        if (regions.Count > most) regions.RemoveRange(most, regions.Count - most);
        return regions;

        void Add(IReadOnlyList<int> areas, TonePicture copy, int tolerance)
        {
            for (int i = 0; i < areas.Count; i++)
            {
                if (areas[i] < SmallestShare / 2 * parts.Labels.Length) continue;
                if (Region(parts, i + 1, picture, copy, tolerance) is not { } region) continue;
                if (!regions.Exists(known => IsSame(known.Box, region.Box))) regions.Add(region);
            }
        }
    }

    private static bool IsSame(PixelBox one, PixelBox other)
    {
        double width = Math.Min(one.Right, other.Right) - Math.Max(one.Left, other.Left);
        double height = Math.Min(one.Bottom, other.Bottom) - Math.Max(one.Top, other.Top);
        if (width <= 0 || height <= 0) return false;
        double all = (double)one.Width * one.Height + (double)other.Width * other.Height - width * height;
        return width * height >= SameBox * all;
    }

    private static int UsualDifference(TonePicture picture)
    {
        Span<int> counts = stackalloc int[Histogram.Levels];
        counts.Clear();
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 1; x < picture.Width; x++)
                counts[picture.Difference(y * picture.Width + x, y * picture.Width + x - 1)]++;
        }

        return Histogram.Percentile(counts, 0.5);
    }

    /// <summary>
    /// Tones between paper and what is around it: paper is lighter, also where a shadow lies on it, whose edge parts it otherwise.
    /// </summary>
    private static List<int> Tones(TonePicture picture)
    {
        Span<int> counts = stackalloc int[Histogram.Levels];
        counts.Clear();
        for (int i = 0; i < picture.Width * picture.Height; i++) counts[picture.Value(i)]++;
        var tones = new List<int>();
        Split(counts, TimesParted, tones);
        return tones;
    }

    /// <summary>Parts tones into two classes, and each of them again.</summary>
    private static void Split(ReadOnlySpan<int> counts, int times, List<int> tones)
    {
        int tone = Histogram.Otsu(counts);
        tones.Add(tone);
        if (times == 1) return;

        Span<int> half = stackalloc int[Histogram.Levels];
        half.Clear();
        counts[..(tone + 1)].CopyTo(half);
        Split(half, times - 1, tones);
        half.Clear();
        counts[(tone + 1)..].CopyTo(half[(tone + 1)..]);
        Split(half, times - 1, tones);
    }

    /// <summary>A part with what it encloses; null if that is no region with writing on it.</summary>
    private static EvenRegion? Region(PictureParts parts, int label, TonePicture picture, TonePicture copy, int tolerance)
    {
        byte[] cells = new byte[parts.Labels.Length];
        int filled = cells.Length - parts.MarkEnclosed(label, cells);
        bool isRegion = filled >= SmallestShare * cells.Length && cells.Length - filled >= SmallestRest * cells.Length;
        if (!isRegion) return null;

        int area = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            // What the copy has lost is of the writing.
            if (parts.Labels[i] != label || picture.Difference(i, copy, i) > tolerance) continue;
            cells[i] = EvenRegion.Even;
            area++;
        }

        if (filled - area < LeastWritten * filled) return null;

        var box = PixelBox.Above(new Raster(picture.Width, picture.Height, cells), 0);
        ConvexHull hull = HullOf(cells, picture.Width, box);
        float convexity = Math.Min(1, filled / hull.Area);
        if (convexity < LeastConvexity) return null;

        TurnedRectangle around = hull.SmallestRectangle();
        bool isTurned = hull.Area >= Rectangular * around.Area && Math.Abs(around.Turn) >= LeastTurn;
        float share = (float)filled / cells.Length;
        return new EvenRegion(picture.Width, picture.Height, cells, box, share, convexity, isTurned ? around.Turn : 0);
    }

    private static ConvexHull HullOf(byte[] cells, int width, PixelBox box)
    {
        int[] first = new int[box.Height], last = new int[box.Height];
        for (int i = 0; i < box.Height; i++)
        {
            ReadOnlySpan<byte> row = cells.AsSpan((box.Top + i) * width, width);
            last[i] = row.LastIndexOfAnyExcept(EvenRegion.Outside) + 1;
            first[i] = last[i] == 0 ? 0 : row.IndexOfAnyExcept(EvenRegion.Outside);
        }

        return ConvexHull.Of(box.Top, first, last, new Vector2[ConvexHull.Memory(box.Height)]);
    }
}
