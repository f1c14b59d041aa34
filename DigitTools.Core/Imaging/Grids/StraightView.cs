using System.Numerics;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>A part of a picture as if it were looked at from straight above, with a margin around it.</summary>
internal sealed class StraightView
{
    /// <summary>Pixels of a side, at most and at least.</summary>
    private const int LongestSide = 1280, ShortestSide = 24;

    private readonly Homography _homography;
    private readonly int _width, _height;

    private StraightView(Quadrilateral corners, int width, int height, int margin)
    {
        _homography = Homography.ToCorners(corners);
        (_width, _height, Margin) = (width, height, margin);
    }

    /// <summary>Pixels around what the corners enclose.</summary>
    public int Margin { get; }

    /// <summary>Its own part of the view, without the margin.</summary>
    public PixelBox Inner => new(Margin, Margin, Margin + _width, Margin + _height);

    /// <summary>Makes one.</summary>
    /// <param name="corners">What is to be a rectangle, pixels of the picture.</param>
    /// <param name="margin">Of the shorter side, how much of what lies around is seen.</param>
    public static StraightView Of(Quadrilateral corners, float margin)
    {
        float scale = Math.Min(1, LongestSide / Math.Max(corners.Width, corners.Height));
        int width = Math.Max(ShortestSide, (int)(corners.Width * scale)), height = Math.Max(ShortestSide, (int)(corners.Height * scale));
        return new StraightView(corners, width, height, (int)MathF.Ceiling(margin * Math.Min(width, height)));
    }

    /// <summary>What is seen.</summary>
    /// <param name="picture">Of which the corners are; what lies beyond its edge is nothing.</param>
    public BytePlane See(BytePlane picture)
    {
        var view = new BytePlane(_width + 2 * Margin, _height + 2 * Margin);
        for (int y = 0; y < view.Height; y++)
        {
            Span<byte> row = view.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                Vector2 place = ToPicture(new Vector2(x + 0.5f, y + 0.5f));
                if (place.X < 0 || place.Y < 0 || place.X > picture.Width || place.Y > picture.Height) continue;
                row[x] = (byte)picture.At(place);
            }
        }

        return view;
    }

    /// <summary>From the view to the picture.</summary>
    /// <param name="place">Pixels of the view.</param>
    public Vector2 ToPicture(Vector2 place) => _homography.Apply((place - new Vector2(Margin)) / new Vector2(_width, _height));
}
