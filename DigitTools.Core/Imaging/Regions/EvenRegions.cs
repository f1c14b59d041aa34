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

    /// <summary>
    /// Levels: neighbours that differ by no more are of one region, however far it goes on. A small one parts paper from a desk of nearly
    /// its tone; ruled lines, folds and the edges of shadows part the paper itself then, and not with a large one.
    /// </summary>
    private static readonly int[] s_tolerances = [6, 14, 30];

    /// <summary>Finds them.</summary>
    /// <param name="picture">A small copy.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>The largest first.</returns>
    public static List<EvenRegion> Find(TonePicture picture, int most)
    {
        int count = picture.Width * picture.Height;
        int[] labels = new int[count], stack = new int[count];
        int grain = GrainTolerance * UsualDifference(picture);
        var regions = new List<EvenRegion>();
        foreach (int tolerance in s_tolerances) Add(picture, tolerance);
        Add(picture.Closed(), ClosedTolerance);

        regions.Sort((one, other) => other.Share.CompareTo(one.Share));
        if (regions.Count > most) regions.RemoveRange(most, regions.Count - most);
        return regions;

        void Add(TonePicture copy, int tolerance)
        {
            tolerance = Math.Max(tolerance, grain);
            List<int> areas = Label(copy, tolerance, labels, stack);
            for (int i = 0; i < areas.Count; i++)
            {
                if (areas[i] < SmallestShare / 2 * count) continue;
                if (Fill(picture, copy, tolerance, labels, i + 1, stack) is not { } region) continue;
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

    private static List<int> Label(TonePicture picture, int tolerance, int[] labels, int[] stack)
    {
        labels.AsSpan().Clear();
        var areas = new List<int>();
        for (int start = 0; start < labels.Length; start++)
        {
            if (labels[start] != 0) continue;

            int label = areas.Count + 1, area = 0, depth = 0;
            labels[start] = label;
            stack[depth++] = start;
            while (depth > 0)
            {
                int at = stack[--depth];
                area++;
                (int y, int x) = Math.DivRem(at, picture.Width);
                if (x > 0) Visit(at, at - 1);
                if (x + 1 < picture.Width) Visit(at, at + 1);
                if (y > 0) Visit(at, at - picture.Width);
                if (y + 1 < picture.Height) Visit(at, at + picture.Width);
            }

            areas.Add(area);

            void Visit(int from, int to)
            {
                if (labels[to] != 0 || picture.Difference(from, to) > tolerance) return;

                labels[to] = label;
                stack[depth++] = to;
            }
        }

        return areas;
    }

    /// <summary>Adds to a region what it encloses; null if that leaves no region with writing on it.</summary>
    private static EvenRegion? Fill(TonePicture picture, TonePicture copy, int tolerance, int[] labels, int label, int[] stack)
    {
        byte[] cells = new byte[labels.Length];
        cells.AsSpan().Fill(EvenRegion.Enclosed);
        int outside = 0, depth = 0;
        for (int y = 0; y < picture.Height; y++)
        {
            bool edge = y == 0 || y == picture.Height - 1;
            for (int x = 0; x < picture.Width; x += edge ? 1 : Math.Max(1, picture.Width - 1)) Leave(y * picture.Width + x);
        }

        while (depth > 0)
        {
            int at = stack[--depth];
            (int y, int x) = Math.DivRem(at, picture.Width);
            if (x > 0) Leave(at - 1);
            if (x + 1 < picture.Width) Leave(at + 1);
            if (y > 0) Leave(at - picture.Width);
            if (y + 1 < picture.Height) Leave(at + picture.Width);
        }

        int filled = cells.Length - outside;
        bool isRegion = filled >= SmallestShare * cells.Length && outside >= SmallestRest * cells.Length;
        if (!isRegion) return null;

        // What the copy has lost is of the writing.
        int area = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            if (labels[i] != label || picture.Difference(i, copy, i) > tolerance) continue;
            cells[i] = EvenRegion.Even;
            area++;
        }

        if (filled - area < LeastWritten * filled) return null;

        var box = PixelBox.Above(new Raster(picture.Width, picture.Height, cells), 0);
        return new EvenRegion(
            picture.Width, picture.Height, cells, box, (float)filled / cells.Length, (float)(filled - area) / filled);

        void Leave(int at)
        {
            if (cells[at] == EvenRegion.Outside || labels[at] == label) return;

            cells[at] = EvenRegion.Outside;
            outside++;
            stack[depth++] = at;
        }
    }
}
