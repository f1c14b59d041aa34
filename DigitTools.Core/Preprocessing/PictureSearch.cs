using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Imaging.Regions;

namespace DigitTools.Core.Preprocessing;

/// <summary>
/// Looks at a picture in one way or in several, until one is clearly right: what its border shows is paper; or what surrounds the paper is
/// something else; or what tells ink from paper is not lightness. Which of the readings is right is for others to say. Not thread-safe.
/// </summary>
internal sealed class PictureSearch
{
    /// <summary>Even regions that are looked at, the largest ones.</summary>
    private const int MostRegions = 8;

    /// <summary>Pixels: a smaller picture was cut out, and holds no sheet or panel.</summary>
    private const int LeastSide = 20;

    private readonly ViewReader _reader = new();

    /// <summary>Adds the readings of a picture; none if there is no ink in it, however it is looked at.</summary>
    /// <param name="picture">The picture, seen in the usual way.</param>
    /// <param name="opened">To see it in other ways; null if there are none.</param>
    /// <param name="polarity">What the caller knows of ink and paper.</param>
    /// <param name="list">Takes the readings.</param>
    /// <param name="isSure">Whether a network is sure of the digit of a reading, by its place in the list; null asks none.</param>
    public void Read(
        GrayPicture picture, OpenedPicture? opened, Polarity polarity, ReadingList list, Func<int, bool>? isSure = null)
    {
        int first = list.Count;
        bool inked = _reader.Read(picture, View.OfAll(ViewKind.Whole, polarity), list);
        if (inked && IsRight(list[first], first, isSure)) return;

        if (inked) _reader.Read(picture, list[first].View with { Kind = ViewKind.Faint }, list);
        if (polarity == Polarity.Auto && inked) ReadInverse(picture, list[first].View.Polarity, list);
        ColorPicture? color = opened is { HasColor: true } ? opened.Color() : null;
        if (Math.Max(picture.Width, picture.Height) >= LeastSide) ReadRegions(picture, color, polarity, list);
        if (color is not null) ReadColor(color, list);
        if (opened is { IsTransparent: true }) ReadOpacity(opened, polarity, list);
    }

    /// <summary>
    /// Whether the usual view is clearly right. Of what has the layout of MNIST there is no other, and those go through the network
    /// together.
    /// </summary>
    private static bool IsRight(InkReading usual, int index, Func<int, bool>? isSure)
    {
        if (!usual.Facts.IsClean) return false;
        return usual.Facts == InkFacts.Perfect || isSure is null || isSure(index);
    }

    private void ReadInverse(GrayPicture picture, Polarity taken, ReadingList list) =>
        _reader.Read(picture, View.OfAll(ViewKind.Inverse, taken.Other()), list);


    private void ReadRegions(GrayPicture picture, ColorPicture? color, Polarity polarity, ReadingList list)
    {
        TonePicture small = color is null ? TonePicture.Of(picture) : TonePicture.Of(color);
        foreach (EvenRegion region in EvenRegions.Find(small, MostRegions))
        {
            (GrayPicture cut, Polarity found) = RegionView.Cut(picture, region);
            var view = new View(
                ViewKind.Region,
                Area.All.Within(
                    (float)region.Box.Left / region.Width,
                    (float)region.Box.Top / region.Height,
                    (float)region.Box.Right / region.Width,
                    (float)region.Box.Bottom / region.Height),
                region.Share,
                polarity == Polarity.Auto ? found : polarity,
                region.Convexity,
                region.Turn);
            _reader.Read(cut, view, list);
        }
    }

    private void ReadColor(ColorPicture color, ReadingList list)
    {
        if (ColorDistance.Of(color) is { } distance)
            _reader.Read(distance, View.OfAll(ViewKind.Color, Polarity.DarkOnLight), list);
    }

    private void ReadOpacity(OpenedPicture opened, Polarity polarity, ReadingList list)
    {
        foreach (Backing backing in (ReadOnlySpan<Backing>)[Backing.Black, Backing.Opacity, Backing.None])
            _reader.Read(opened.Gray(backing), View.OfAll(ViewKind.Opacity, polarity), list);
    }
}
