namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>The rows of a picture, or its columns.</summary>
internal readonly ref struct Lattice(Raster raster, bool upright)
{
    private readonly Raster _raster = raster;

    private bool IsUpright { get; } = upright;

    public int Count => IsUpright ? _raster.Width : _raster.Height;

    public int Length => IsUpright ? _raster.Height : _raster.Width;

    public ref byte this[int line, int along] =>
        ref _raster.Pixels[IsUpright ? along * _raster.Width + line : line * _raster.Width + along];

    /// <summary>
    /// How many places along the lines have ink on any of them: no line has more. A digit alone on its paper leaves too few.
    /// </summary>
    public int PlacesWithInk(byte level)
    {
        int places = 0;
        if (IsUpright)
        {
            for (int y = 0; y < _raster.Height; y++)
            {
                if (_raster.Row(y).ContainsAnyExceptInRange((byte)0, level)) places++;
            }

            return places;
        }

        Span<byte> highest = stackalloc byte[_raster.Width];
        highest.Clear();
        for (int y = 0; y < _raster.Height; y++)
        {
            Span<byte> row = _raster.Row(y);
            for (int x = 0; x < row.Length; x++) highest[x] = Math.Max(highest[x], row[x]);
        }

        foreach (byte ink in highest)
        {
            if (ink > level) places++;
        }

        return places;
    }

    public bool IsInk(int line, int along, byte level) => line >= 0 && line < Count && this[line, along] > level;

    /// <summary>How far a line that rises by this many pixels over its whole length is from its middle, at a place along it.</summary>
    public int Offset(int along, int rise) => (int)MathF.Round(rise * ((along + 0.5f) / Length - 0.5f));
}
