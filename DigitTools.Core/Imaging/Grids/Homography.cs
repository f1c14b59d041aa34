using System.Numerics;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>A mapping of the plane that keeps straight lines straight: how a flat sheet comes into a photo.</summary>
internal readonly struct Homography
{
    private readonly Vector3 _x, _y, _w;

    private Homography(Vector3 x, Vector3 y, Vector3 w) => (_x, _y, _w) = (x, y, w);

    /// <summary>The one that takes the unit square to four corners.</summary>
    /// <remarks>As in P. S. Heckbert, Fundamentals of Texture Mapping and Image Warping, 1989, section 2.2.3.</remarks>
    /// <param name="corners">Where the corners come to lie; convex.</param>
    public static Homography ToCorners(Quadrilateral corners)
    {
        (Vector2 a, Vector2 b, Vector2 c, Vector2 d) = corners;
        Vector2 first = b - c, second = d - c, sum = a - b + c - d;
        float determinant = Vector2.Cross(first, second);
        float g = Vector2.Cross(sum, second) / determinant, h = Vector2.Cross(first, sum) / determinant;
        Vector2 along = b - a + g * b, down = d - a + h * d;
        return new Homography(new Vector3(along.X, down.X, a.X), new Vector3(along.Y, down.Y, a.Y), new Vector3(g, h, 1));
    }

    /// <summary>Where a point comes to lie.</summary>
    /// <param name="point">In the square.</param>
    public Vector2 Apply(Vector2 point)
    {
        var at = new Vector3(point, 1);
        return new Vector2(Vector3.Dot(_x, at), Vector3.Dot(_y, at)) / Vector3.Dot(_w, at);
    }
}
