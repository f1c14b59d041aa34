using System.Numerics;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>A grid without perspective and curl: its rules level and upright.</summary>
internal sealed class StraightGrid
{
    /// <summary>Pixels of the sheet's longer side, at most.</summary>
    private const int LongestSide = 2400;

    /// <summary>Pixels of a usual cell's shorter side: a sheet that has fewer is looked at as if from nearby.</summary>
    private const float SmallestCell = 40;

    /// <summary>What surrounds the grid, in shares of its usual cell's shorter side.</summary>
    private const float Surroundings = 0.3f;

    private readonly FoundGrid _grid;

    /// <summary>Where the rules are in the sheet, pixels.</summary>
    private readonly float[] _across, _down;

    private readonly CellCut _cut;

    /// <summary>Makes one.</summary>
    /// <param name="grid">What was found.</param>
    /// <param name="picture">Where.</param>
    /// <param name="polarity">Whether its ink is darker or lighter than paper.</param>
    public StraightGrid(FoundGrid grid, GrayPicture picture, Polarity polarity)
    {
        _grid = grid;
        float[] heights = [.. Enumerable.Range(0, grid.LineCount.Horizontal - 1).Select(Height)];
        float[] widths = [.. Enumerable.Range(0, grid.LineCount.Vertical - 1).Select(Width)];
        float cell = Middle([.. grid.Places.Select(place => Math.Min(place.Corners.Width, place.Corners.Height))]);
        float scale = Math.Max(1, SmallestCell / cell);
        scale = Math.Min(scale, LongestSide / Math.Max(heights.Sum(), widths.Sum()));
        float margin = MathF.Ceiling(Surroundings * cell * scale);
        _across = Places(heights, scale, margin);
        _down = Places(widths, scale, margin);
        var sheet = new BytePlane((int)(_down[^1] + margin), (int)(_across[^1] + margin));
        Draw(sheet, new BytePlane(picture.Width, picture.Height, picture.Pixels), polarity);
        Picture = new GrayPicture(sheet.Width, sheet.Height, sheet.Pixels);
        _cut = new CellCut(SheetInk.Of(sheet, cell * scale), [.. Enumerable.Range(0, grid.Places.Count).Select(BoxOf)], cell * scale);
    }

    /// <summary>The sheet, rules and all, dark ink on light paper, with a little of what surrounds it.</summary>
    public GrayPicture Picture { get; }

    /// <summary>Where a cell is in <see cref="Picture"/>, from the middles of its rules: at least one pixel.</summary>
    /// <param name="place">Its place in <see cref="FoundGrid.Places"/>.</param>
    public PixelBox BoxOf(int place)
    {
        PixelBox cell = _grid.Lines[place];
        int left = (int)MathF.Round(_down[cell.Left]), top = (int)MathF.Round(_across[cell.Top]);
        return new PixelBox(
            left,
            top,
            Math.Max(left + 1, (int)MathF.Round(_down[cell.Right])),
            Math.Max(top + 1, (int)MathF.Round(_across[cell.Bottom])));
    }

    /// <summary>A cell alone, without its rules: dark ink, everything else exactly white (255).</summary>
    /// <param name="place">Its place in <see cref="FoundGrid.Places"/>.</param>
    /// <param name="hasInk">Whether anything is written in it, by what is written in the others.</param>
    public GrayPicture Cell(int place, out bool hasInk) => _cut.Cell(place, out hasInk);

    private static float Middle(float[] values) => values.Order().ElementAt(values.Length / 2);

    private static float[] Places(float[] sizes, float scale, float margin)
    {
        float[] places = new float[sizes.Length + 1];
        places[0] = margin;
        for (int i = 0; i < sizes.Length; i++) places[i + 1] = places[i] + sizes[i] * scale;
        return places;
    }

    private float Height(int row) =>
        Middle([.. Enumerable.Range(0, _grid.LineCount.Vertical).Select(i => Distance(row, i, row + 1, i))]);

    private float Width(int column) =>
        Middle([.. Enumerable.Range(0, _grid.LineCount.Horizontal).Select(i => Distance(i, column, i, column + 1))]);

    private float Distance(int row, int column, int otherRow, int otherColumn) =>
        Vector2.Distance(_grid.Crossing(row, column), _grid.Crossing(otherRow, otherColumn));

    /// <summary>Between four crossings the sheet is taken for flat.</summary>
    private void Draw(BytePlane sheet, BytePlane picture, Polarity polarity)
    {
        byte flip = polarity == Polarity.LightOnDark ? byte.MaxValue : (byte)0;
        (int Cell, float Part)[] columns = [.. Enumerable.Range(0, sheet.Width).Select(x => Within(_down, x + 0.5f))];
        for (int y = 0; y < sheet.Height; y++)
        {
            (int row, float down) = Within(_across, y + 0.5f);
            Span<byte> line = sheet.Row(y);
            int cell = -1;
            Vector2 left = default, right = default;
            for (int x = 0; x < line.Length; x++)
            {
                (int column, float along) = columns[x];
                if (column != cell)
                {
                    cell = column;
                    left = Vector2.Lerp(_grid.Crossing(row, column), _grid.Crossing(row + 1, column), down);
                    right = Vector2.Lerp(_grid.Crossing(row, column + 1), _grid.Crossing(row + 1, column + 1), down);
                }

                line[x] = (byte)((byte)picture.At(Vector2.Lerp(left, right, along)) ^ flip);
            }
        }
    }

    /// <summary>The cell that a place lies in, or is nearest to, and how far from its first rule to the second.</summary>
    private static (int Cell, float Part) Within(float[] places, float at)
    {
        int cell = 0;
        while (cell < places.Length - 2 && at >= places[cell + 1]) cell++;
        return (cell, (at - places[cell]) / Math.Max(1, places[cell + 1] - places[cell]));
    }
}
