namespace DigitTools.Core.Imaging.Regions;

/// <summary>
/// Parts a picture into pieces that hang together, over their four neighbours. Keeps its memory from one way to the next.
/// </summary>
/// <param name="width">Cells per row.</param>
/// <param name="height">Rows.</param>
internal sealed class PictureParts(int width, int height)
{
    /// <summary>A cell that is of no part.</summary>
    private const byte Barrier = 0;

    private readonly byte[] _kinds = new byte[width * height];
    private readonly int[] _stack = new int[width * height];
    private readonly List<int> _areas = [];

    /// <summary>For each cell the number of its part, from 1; 0 for none.</summary>
    public int[] Labels { get; } = new int[width * height];

    /// <summary>The parts in which no two neighbours differ by more than a tolerance.</summary>
    /// <remarks>
    /// It is not enough that a path leads from cell to cell in small steps: along a slanted edge the cells are mixed of both sides, from
    /// nearly the one to nearly the other. So a cell that differs from the next one, to the right or below, is of no part itself.
    /// </remarks>
    /// <param name="picture">The picture.</param>
    /// <param name="tolerance">Levels.</param>
    /// <returns>The area of each part, cells.</returns>
    public IReadOnlyList<int> Even(TonePicture picture, int tolerance)
    {
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int at = y * width + x;
                bool differs = (x + 1 < width && picture.Difference(at, at + 1) > tolerance) ||
                    (y + 1 < height && picture.Difference(at, at + width) > tolerance);
                _kinds[at] = differs ? Barrier : (byte)1;
            }
        }

        Label();
        AddRims(picture, tolerance);
        return _areas;
    }

    /// <summary>The parts that are lighter than a tone, and those that are not.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="tone">The lightest level that is not lighter.</param>
    /// <returns>The area of each part, cells.</returns>
    public IReadOnlyList<int> Lighter(TonePicture picture, int tone)
    {
        for (int i = 0; i < _kinds.Length; i++) _kinds[i] = picture.Value(i) > tone ? (byte)2 : (byte)1;
        Label();
        return _areas;
    }

    /// <summary>Marks a part and what it encloses.</summary>
    /// <param name="label">The number of the part.</param>
    /// <param name="cells">
    /// One for each cell; takes <see cref="EvenRegion.Enclosed"/> for those, and <see cref="EvenRegion.Outside"/> for the others.
    /// </param>
    /// <returns>The number of cells that are outside.</returns>
    public int MarkEnclosed(int label, byte[] cells)
    {
        cells.AsSpan().Fill(EvenRegion.Enclosed);
        int outside = 0, depth = 0;
        for (int y = 0; y < height; y++)
        {
            bool edge = y == 0 || y == height - 1;
            for (int x = 0; x < width; x += edge ? 1 : Math.Max(1, width - 1)) Leave(y * width + x);
        }

        while (depth > 0)
        {
            int at = _stack[--depth];
            (int y, int x) = Math.DivRem(at, width);
            if (x > 0) Leave(at - 1);
            if (x + 1 < width) Leave(at + 1);
            if (y > 0) Leave(at - width);
            if (y + 1 < height) Leave(at + width);
        }

        return outside;

        void Leave(int at)
        {
            if (cells[at] == EvenRegion.Outside || Labels[at] == label) return;

            cells[at] = EvenRegion.Outside;
            outside++;
            _stack[depth++] = at;
        }
    }

    /// <summary>The last cell before an edge is of the part before it, though it differs from what comes next.</summary>
    private void AddRims(TonePicture picture, int tolerance)
    {
        for (int at = 0; at < _kinds.Length; at++)
        {
            if (_kinds[at] != Barrier) continue;

            int before = at % width > 0 ? at - 1 : at, above = at >= width ? at - width : at;
            foreach (int neighbour in (ReadOnlySpan<int>)[before, above])
            {
                if (_kinds[neighbour] == Barrier || picture.Difference(at, neighbour) > tolerance) continue;

                Labels[at] = Labels[neighbour];
                _areas[Labels[at] - 1]++;
                break;
            }
        }
    }

    private void Label()
    {
        Labels.AsSpan().Clear();
        _areas.Clear();
        for (int start = 0; start < _kinds.Length; start++)
        {
            if (Labels[start] != 0 || _kinds[start] == Barrier) continue;

            int label = _areas.Count + 1, area = 0, depth = 0;
            byte kind = _kinds[start];
            Labels[start] = label;
            _stack[depth++] = start;
            while (depth > 0)
            {
                int at = _stack[--depth];
                area++;
                (int y, int x) = Math.DivRem(at, width);
                if (x > 0) Visit(at - 1);
                if (x + 1 < width) Visit(at + 1);
                if (y > 0) Visit(at - width);
                if (y + 1 < height) Visit(at + width);
            }

            _areas.Add(area);

            void Visit(int to)
            {
                if (Labels[to] != 0 || _kinds[to] != kind) return;

                Labels[to] = label;
                _stack[depth++] = to;
            }
        }
    }
}
