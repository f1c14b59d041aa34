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
    private const int MostRegions = 6;

    /// <summary>Pixels: a smaller picture was cut out, and holds no sheet or panel.</summary>
    private const int LeastSide = 60;

    private readonly ViewReader _reader = new();

    /// <summary>Adds the readings of a picture; none if there is no ink in it, however it is looked at.</summary>
    /// <param name="picture">The picture, seen in the usual way.</param>
    /// <param name="opened">To see it in other ways; null if there are none.</param>
    /// <param name="polarity">What the caller knows of ink and paper.</param>
    /// <param name="list">Takes the readings.</param>
    public void Read(GrayPicture picture, OpenedPicture? opened, Polarity polarity, ReadingList list)
    {
        int first = list.Count;
        bool inked = _reader.Read(picture, View.OfAll(ViewKind.Whole, polarity), list);
        if (inked && list[first].IsClean) return;

        if (polarity == Polarity.Auto && inked) ReadInverse(picture, list[first].View.Polarity, list);
        ColorPicture? color = opened is { HasColor: true } ? opened.Color() : null;
        if (Math.Max(picture.Width, picture.Height) >= LeastSide) ReadRegions(picture, color, polarity, list);
        if (color is not null) ReadColor(color, list);
        if (opened is { IsTransparent: true }) ReadOpacity(opened, polarity, list);
    }

    private void ReadInverse(GrayPicture picture, Polarity taken, ReadingList list)
    {
        Polarity other = taken == Polarity.DarkOnLight ? Polarity.LightOnDark : Polarity.DarkOnLight;
        _reader.Read(picture, View.OfAll(ViewKind.Inverse, other), list);
    }

    private void ReadRegions(GrayPicture picture, ColorPicture? color, Polarity polarity, ReadingList list)
    {
        TonePicture small = color is null ? TonePicture.Of(picture) : TonePicture.Of(color);
        foreach (EvenRegion region in EvenRegions.Find(small, MostRegions))
        {
            var view = new View(
                ViewKind.Region,
                Area.All.Within(
                    (float)region.Box.Left / region.Width,
                    (float)region.Box.Top / region.Height,
                    (float)region.Box.Right / region.Width,
                    (float)region.Box.Bottom / region.Height),
                region.Share,
                polarity);
            _reader.Read(RegionView.Cut(picture, region), view, list);
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
