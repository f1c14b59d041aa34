namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>The rows of a picture, or its columns.</summary>
internal readonly ref struct Lattice(Plane plane, bool upright)
{
    private readonly Plane _plane = plane;

    private bool IsUpright { get; } = upright;

    public int Count => IsUpright ? _plane.Width : _plane.Height;

    public int Length => IsUpright ? _plane.Height : _plane.Width;

    public ref byte this[int line, int along] =>
        ref _plane.Pixels[IsUpright ? along * _plane.Width + line : line * _plane.Width + along];

    /// <summary>
    /// How many places along the lines have ink on any of them: no line has more. A digit alone on its paper leaves too few.
    /// </summary>
    public int PlacesWithInk(byte level)
    {
        int places = 0;
        if (IsUpright)
        {
            for (int y = 0; y < _plane.Height; y++)
            {
                if (_plane.Row(y).ContainsAnyExceptInRange((byte)0, level)) places++;
            }

            return places;
        }

        Span<byte> highest = stackalloc byte[_plane.Width];
        highest.Clear();
        for (int y = 0; y < _plane.Height; y++)
        {
            Span<byte> row = _plane.Row(y);
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
