using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Grids;

namespace DigitTools.Core.Tests.Imaging.Grids;

/// <summary>A page with lines and digits, and a photo of it: turned, at an angle, curled, in bad light, the same in each run.</summary>
internal sealed class PhotographedPage
{
    /// <summary>Pixels of the page, and of the photo.</summary>
    public const int Side = 1000, Width = 1300, Height = 1000;

    private const byte Ink = 70, Desk = 60;

    /// <summary>Where the corners of the photo are on the page, beyond its edges.</summary>
    private static readonly Homography s_toPage = Homography.ToCorners(
        new Quadrilateral(new(-150, -60), new(1130, -110), new(1090, 1080), new(-60, 1040)));

    private readonly Drawing _page = new(Side, Side, paper: 225);
    private int _digits;

    /// <summary>A grid with a digit in every second cell.</summary>
    public PhotographedPage Grid(int left, int top, int rows, int columns, int width, int height, byte ink = Ink)
    {
        for (int i = 0; i <= rows; i++) Across(left, top + i * height, columns * width, ink);
        for (int i = 0; i <= columns; i++) Down(left + i * width, top, rows * height, ink);
        return Digits(left, top, rows, columns, width, height);
    }

    /// <summary>A digit in every second cell.</summary>
    public PhotographedPage Digits(int left, int top, int rows, int columns, int width, int height)
    {
        int side = Math.Min(width, height) * 3 / 4;
        for (int i = 0; i < rows * columns; i += 2)
            Digit(left + i % columns * width + (width - side) / 2, top + i / columns * height + (height - side) / 2, side);
        return this;
    }

    /// <summary>The next test picture of MNIST.</summary>
    public PhotographedPage Digit(int left, int top, int side)
    {
        _page.Digit(_digits++, left, top, side, ink: 40);
        return this;
    }

    /// <summary>A line to the right, of dots and gaps where those are given.</summary>
    public PhotographedPage Across(int left, int top, int length, byte ink = Ink, int dot = 0, int gap = 0)
    {
        foreach ((int from, int to) in Dots(length, dot, gap)) _page.Rectangle(left + from, top - 1, left + to, top + 2, ink);
        return this;
    }

    /// <summary>A line down, of dots and gaps where those are given.</summary>
    public PhotographedPage Down(int left, int top, int length, byte ink = Ink, int dot = 0, int gap = 0)
    {
        foreach ((int from, int to) in Dots(length, dot, gap)) _page.Rectangle(left - 1, top + from, left + 2, top + to, ink);
        return this;
    }

    /// <summary>Takes the photo.</summary>
    /// <param name="curl">Pixels that the page rises and falls by.</param>
    public GrayPicture Photo(float curl = 6)
    {
        GrayPicture page = _page.Picture;
        var pixels = new BytePlane(page.Width, page.Height, page.Pixels);
        Drawing photo = new Drawing(Width, Height).Fill((x, y) =>
        {
            Vector2 place = OnPage(new Vector2(x + 0.5f, y + 0.5f), curl);
            bool isPage = place.X >= 0 && place.Y >= 0 && place.X < Side && place.Y < Side;
            return isPage ? (byte)pixels.At(place) : Desk;
        });
        return photo.Shade(0.6).Noise(4).Picture;
    }

    /// <summary>Where a place of the photo is on the page, pixels.</summary>
    public static Vector2 OnPage(Vector2 place, float curl = 6)
    {
        Vector2 on = s_toPage.Apply(place / new Vector2(Width, Height));
        return new Vector2(on.X, on.Y + curl * MathF.Sin(on.X / 200));
    }

    private static IEnumerable<(int From, int To)> Dots(int length, int dot, int gap)
    {
        if (dot == 0) return [(0, length)];
        return Enumerable.Range(0, length / (dot + gap)).Select(i => (i * (dot + gap), i * (dot + gap) + dot));
    }
}
