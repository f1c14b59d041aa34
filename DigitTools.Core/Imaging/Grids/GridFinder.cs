using System.Numerics;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>Finds ruled grids in a picture.</summary>
internal static class GridFinder
{
    /// <summary>A picture whose longer side has twice as many pixels is reduced: rules are looked for from afar.</summary>
    private const int LongerSide = 900;

    /// <summary>
    /// Lines that are as dark as this hang together; then those that are paler; then those between which there is this part of the longer
    /// side.
    /// </summary>
    private static readonly (byte Level, float Gap)[] s_attempts = [(60, 0), (24, 0), (60, 1 / 30f), (24, 1 / 55f)];

    /// <summary>Finds them.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="search">What is known of them.</param>
    /// <param name="stop">Ends the search.</param>
    /// <returns>The largest first; empty if there is none.</returns>
    public static IReadOnlyList<FoundGrid> Find(GrayPicture picture, GridSearch search, CancellationToken stop)
    {
        if (search.Polarity != Polarity.Auto) return FindOne(picture, search, stop);

        IReadOnlyList<FoundGrid> found = FindOne(picture, search with { Polarity = Polarity.DarkOnLight }, stop);
        return found.Count > 0 ? found : FindOne(picture, search with { Polarity = Polarity.LightOnDark }, stop);
    }

    private static IReadOnlyList<FoundGrid> FindOne(GrayPicture picture, GridSearch search, CancellationToken stop)
    {
        int factor = Math.Max(1, Math.Max(picture.Width, picture.Height) / LongerSide);
        BytePlane evidence = RuleEvidence.Of(Reduced(picture, factor, search.Polarity == Polarity.LightOnDark));
        List<FoundGrid> found = [];
        foreach ((byte level, float gap) in s_attempts)
        {
            int reach = (int)(gap * Math.Max(evidence.Width, evidence.Height) / 2);
            BytePlane lines = reach > 0 ? RuleEvidence.Widened(evidence, reach) : evidence;
            foreach (Quadrilateral corners in GridCandidates.Find(lines, level))
            {
                stop.ThrowIfCancellationRequested();
                if (found.Exists(grid => Holds(grid.Corners, Middle(corners)))) continue;
                if (!search.All && found.Exists(grid => Area(grid) >= corners.Width * corners.Height)) continue;
                if (GridBuilder.Build(evidence, corners, search, stop) is not { } grid) continue;
                found.RemoveAll(other => Holds(grid.Corners, Middle(other.Corners)) && Area(other) <= Area(grid));
                if (!found.Exists(other => Holds(other.Corners, Middle(grid.Corners)))) found.Add(grid);
            }

            if (!search.All && found.Count > 0) break;
        }

        found.Sort((one, other) => Area(other).CompareTo(Area(one)));
        return [.. found.Take(search.All ? found.Count : 1).Select(grid => grid.Scaled(factor))];
    }

    private static BytePlane Reduced(GrayPicture picture, int factor, bool invert)
    {
        var reducer = new BoxReducer(picture.Width, picture.Height, channels: 1, factor, new PictureBuffers());
        for (int y = 0; y < picture.Height; y++) reducer.Add(picture.Row(y));
        if (invert)
            foreach (ref byte pixel in reducer.Pixels.AsSpan()) pixel = (byte)~pixel;
        return new BytePlane(reducer.Width, reducer.Height, reducer.Pixels);
    }

    private static Vector2 Middle(Quadrilateral corners) =>
        (corners.TopLeft + corners.TopRight + corners.BottomRight + corners.BottomLeft) / 4;

    private static float Area(FoundGrid grid) => grid.Corners.Width * grid.Corners.Height;

    private static bool Holds(Quadrilateral corners, Vector2 point) =>
        IsRight(corners.TopLeft, corners.TopRight, point) && IsRight(corners.TopRight, corners.BottomRight, point)
        && IsRight(corners.BottomRight, corners.BottomLeft, point) && IsRight(corners.BottomLeft, corners.TopLeft, point);

    private static bool IsRight(Vector2 from, Vector2 to, Vector2 point) =>
        Vector2.Cross(to - from, point - from) >= 0;
}
