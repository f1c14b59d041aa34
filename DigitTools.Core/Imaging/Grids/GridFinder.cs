namespace DigitTools.Core.Imaging.Grids;

/// <summary>Finds ruled grids in a picture. Not thread-safe: it keeps its memory.</summary>
internal sealed class GridFinder
{
    /// <summary>Finds them.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="search">What is known of them.</param>
    /// <param name="stop">Ends the search.</param>
    /// <returns>The largest first; empty if there is none.</returns>
    public IReadOnlyList<FoundGrid> Find(GrayPicture picture, GridSearch search, CancellationToken stop) =>
        throw new NotImplementedException();
}
