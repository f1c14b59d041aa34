namespace DigitTools.Core.Imaging.Decoding;

/// <summary>A picture file that was opened, to be seen in one way or in several. Each is decoded when it is asked for.</summary>
/// <param name="codec">The decoder; disposed of with this.</param>
/// <param name="file">The file, if it is to be disposed of with this too.</param>
internal sealed class OpenedPicture(IPictureDecoder codec, OpenedFile? file = null) : IDisposable
{
    /// <summary>
    /// A gray picture whose longer side has twice as many pixels or more is reduced by a whole factor to at least this many.
    /// </summary>
    internal const int LongerSideKept = 1000;

    /// <summary>
    /// The same of a sheet: it has many digits, and each needs its pixels. The usual photo of 12 megapixels is halved.
    /// </summary>
    internal const int LongerSideOfSheet = 1600;

    /// <summary>Pixels of the longer side that a colour picture is reduced to.</summary>
    internal const int LongerSideShown = 512;

    /// <summary>A strip is not reduced to fewer pixels than this across: its writing fills them.</summary>
    private const int ShorterSideKept = 250;

    /// <summary>A strip is not longer than this many times its kept width.</summary>
    private const int LongestStrip = 64;

    /// <summary>Whether its pixels may differ in more than lightness.</summary>
    public bool HasColor => !codec.IsGray;

    /// <summary>Whether a pixel was seen that is not opaque.</summary>
    public bool IsTransparent { get; private set; }

    /// <summary>Its size in the file, as the eye sees it: a picture is decoded to fewer pixels where those are enough.</summary>
    public PictureSize Size =>
        Orientation.Transposes(codec.Origin) ? new PictureSize(codec.Size.Height, codec.Size.Width) : codec.Size;

    /// <summary>Closes the file's decoder.</summary>
    public void Dispose()
    {
        codec.Dispose();
        file?.Dispose();
    }

    /// <summary>
    /// The picture as most would look at it: gray, upright, transparency laid over white - or over black if only that shows its ink well.
    /// </summary>
    /// <param name="buffers">Memory; the picture lasts until it is passed again.</param>
    /// <param name="shown">Receives the picture for showing, in the same go; null for none.</param>
    public GrayPicture Gray(PictureBuffers buffers, ColorReceiver? shown = null) => Gray(buffers, LongerSideKept, shown);

    /// <summary>The same with more pixels: for a picture of many digits.</summary>
    /// <param name="buffers">Memory; the picture lasts until it is passed again.</param>
    public GrayPicture GrayOfSheet(PictureBuffers buffers) => Gray(buffers, LongerSideOfSheet);

    private GrayPicture Gray(PictureBuffers buffers, int kept, ColorReceiver? shown = null)
    {
        GrayPicture picture = Gray(Backing.White, buffers, kept, shown);
        if (!IsTransparent || Contrast(picture) >= BlankFrame.LeastContrast) return picture;

        // White ink on nothing, as drawing apps export it, cannot be seen on white paper. In memory of its own: the picture on white
        // may still be the better one.
        GrayPicture onBlack = Gray(Backing.Black, new PictureBuffers(), kept);
        return IsMostlyBlack(onBlack) && Contrast(onBlack) > Contrast(picture) ? onBlack : picture;
    }

    /// <summary>The picture in gray and, if it is to be shown, in colour, decoded for both at once.</summary>
    /// <param name="buffers">Memory; the gray picture lasts until it is passed again.</param>
    /// <param name="isShown">Whether it is to be shown.</param>
    /// <param name="shown">The picture for showing; null if it isn't.</param>
    public GrayPicture Gray(PictureBuffers buffers, bool isShown, out ColorPicture? shown)
    {
        shown = null;
        if (!isShown) return Gray(buffers);
        (GrayPicture gray, shown) = Shown(buffers);
        return gray;
    }

    /// <summary>The picture in gray, over something else.</summary>
    /// <param name="backing">What it is laid over.</param>
    public GrayPicture Gray(Backing backing) => Gray(backing, new PictureBuffers(), LongerSideKept);

    /// <summary>The picture for showing, laid over white; in the same go as the gray one.</summary>
    /// <param name="buffers">Memory; the gray picture lasts until it is passed again.</param>
    public ShownPicture Shown(PictureBuffers buffers)
    {
        PictureSize size = SizeFor(LongerSideKept);
        BoxReducer reducer = ColorReducer(size, LongerSideShown);
        GrayPicture gray = Gray(buffers, new ColorReceiver(codec, reducer));
        return new ShownPicture(gray, Upright(reducer));
    }

    /// <summary>The picture in colour, laid over white.</summary>
    /// <param name="longerSide">Pixels that its longer side has at most.</param>
    public ColorPicture Color(int longerSide = LongerSideShown)
    {
        PictureSize size = codec.SizeDecoded(longerSide);
        BoxReducer reducer = ColorReducer(size, longerSide);
        codec.DecodeRows(size, new ColorReceiver(codec, reducer));
        return Upright(reducer);
    }

    private static BoxReducer ColorReducer(PictureSize size, int longerSide)
    {
        int factor = (size.LongerSide + longerSide - 1) / longerSide;
        return new BoxReducer(size.Width, size.Height, channels: 4, factor, new PictureBuffers());
    }

    private ColorPicture Upright(BoxReducer reducer)
    {
        byte[] rgba = Orientation.ApplyRgba(reducer.Pixels, reducer.Width, codec.Origin);
        return Orientation.Transposes(codec.Origin)
            ? new ColorPicture(reducer.Height, reducer.Width, rgba)
            : new ColorPicture(reducer.Width, reducer.Height, rgba);
    }

    /// <summary>Whether most of the picture is black, as transparent paper is.</summary>
    private static bool IsMostlyBlack(GrayPicture picture) =>
        picture.Pixels.AsSpan().Count(byte.MinValue) > picture.Pixels.Length / 2;

    private static int Contrast(GrayPicture picture)
    {
        byte lowest = byte.MaxValue, highest = 0;
        foreach (byte pixel in picture.Pixels)
        {
            lowest = Math.Min(lowest, pixel);
            highest = Math.Max(highest, pixel);
        }

        return highest - lowest;
    }

    private GrayPicture Gray(Backing backing, PictureBuffers buffers, int kept, ColorReceiver? shown = null)
    {
        PictureSize size = SizeFor(kept);
        int factor = FactorFor(size, kept);
        var reducer = new BoxReducer(size.Width, size.Height, channels: 1, factor, buffers);
        var gray = new GrayReceiver(codec, reducer, backing, buffers);
        bool isPlain = shown is null && codec.IsGray && factor == 1 && size == codec.Size;
        if (!isPlain || !codec.TryDecodeWhole(reducer.Pixels)) codec.DecodeRows(size, shown is null ? gray : new BothReceiver(gray, shown));
        IsTransparent |= gray.IsTransparent;

        byte[] pixels = Orientation.Apply(reducer.Pixels, reducer.Width, codec.Origin);
        return Orientation.Transposes(codec.Origin)
            ? new GrayPicture(reducer.Height, reducer.Width, pixels) { Animation = codec.Animation }
            : new GrayPicture(reducer.Width, reducer.Height, pixels) { Animation = codec.Animation };
    }

    private PictureSize SizeFor(int kept) => codec.SizeDecoded(codec.Size.LongerSide / FactorFor(codec.Size, kept));

    private static int FactorFor(PictureSize size, int kept)
    {
        int shorter = Math.Min(size.Width, size.Height);
        int forStrip = Math.Max(shorter / ShorterSideKept, size.LongerSide / (LongestStrip * ShorterSideKept));
        return Math.Max(1, Math.Min(size.LongerSide / kept, forStrip));
    }
}
