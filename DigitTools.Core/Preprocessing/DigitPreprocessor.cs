using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;
using DigitTools.Core.Imaging.Layout;

namespace DigitTools.Core.Preprocessing;

/// <summary>Turns a picture of a digit into the 28 x 28 that a classifier trained on MNIST expects. Thread-safe.</summary>
public static class DigitPreprocessor
{
    /// <summary>Counts the changes of what the steps make of a picture; a model stores the one it was trained for.</summary>
    public const int Version = 5;

    /// <summary>Pixels: the ink is searched in a copy whose longer side is not longer.</summary>
    private const int WorkingSide = 400;

    /// <summary>
    /// Pixels: a digit that is smaller in that copy is looked at again from nearby. A crop three times as large is then reduced less.
    /// </summary>
    private const int CloseSide = WorkingSide / 6;

    /// <summary>Pixels: in smaller pictures smoothing would take away more ink than noise.</summary>
    private const int SmoothedSide = 100;

    /// <summary>Paper of an MNIST picture that went through a lossy format stays up to this level.</summary>
    private const byte NearlyBlack = 16;

    [ThreadStatic]
    private static PreprocessingBuffers? s_buffers;

    /// <summary>Finds the ink and brings it into the layout of MNIST. A picture that has it already comes out as it went in.</summary>
    /// <param name="picture">Any size.</param>
    /// <param name="polarity">Whether ink or paper is the darker one.</param>
    /// <param name="digit">Takes 784 bytes, ink 255 on paper 0; all 0 if there is no ink.</param>
    /// <returns>Whether there is any ink.</returns>
    /// <exception cref="ArgumentException"><paramref name="digit"/> does not have 784 bytes.</exception>
    public static bool Prepare(GrayPicture picture, Polarity polarity, Span<byte> digit)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (digit.Length != DigitShape.PixelCount) throw new ArgumentException("A digit has 784 bytes.", nameof(digit));

        PreprocessingBuffers buffers = s_buffers ??= new PreprocessingBuffers();
        int factor = Math.Max(1, (Math.Max(picture.Width, picture.Height) + WorkingSide - 1) / WorkingSide);
        Raster work = Working(picture, factor, buffers);
        if (polarity == Polarity.Auto) Stripes.Unify(work);
        bool darkPaper = PaperTone.IsDark(work, polarity);
        if (darkPaper) Invert(work);
        if (TryKeepMnist(work, digit)) return true;

        Background.Remove(work, work);
        var levels = InkLevels.Measure(work);
        if (levels.AreNoisy && work.LongerSide > SmoothedSide)
        {
            var smooth = new Raster(work.Width, work.Height, buffers.Smooth(work.Pixels.Length));
            Neighbourhood.Mean(work, smooth, reach: 1);
            work = smooth;
            levels = InkLevels.Measure(work);
        }

        if (RuledLines.Remove(work, (byte)levels.Stroke, (byte)levels.Paper) > 0) levels = InkLevels.Measure(work);
        if (!Strokes.Keep(work, levels, buffers.Pieces))
        {
            digit.Clear();
            return false;
        }

        var box = PixelBox.Above(work, (byte)(levels.Edge - 1));
        if (factor > 1 && box.LongerSide < CloseSide)
            return Prepare(Crop(picture, box, factor), darkPaper ? Polarity.LightOnDark : Polarity.DarkOnLight, digit);

        InkScale.Stretch(work, levels.Noise, levels.Full);
        bool mayBeMnist = box.LongerSide > MnistLayout.BoxSide;
        if (mayBeMnist && MnistLayout.MatchesMostly(work)) work.Pixels.CopyTo(digit);
        else if (!mayBeMnist || !ThickInk.TryKeep(work, digit))
            Fit(work, box, InkScale.Stretched(levels.Edge - 1, levels.Noise, levels.Full), buffers, digit);
        return true;
    }

    /// <summary>Brings ink of any place, size and slant into the layout of MNIST.</summary>
    private static void Fit(Raster ink, PixelBox box, byte paper, PreprocessingBuffers buffers, Span<byte> digit)
    {
        double excess = Slant.Excess(Slant.Measure(ink, box));
        if (excess == 0)
        {
            MnistFrame.Fit(ink, box, digit);
            return;
        }

        int width = Slant.Width(box, excess);
        var straight = new Raster(width, box.Height, buffers.Straight(width * box.Height));
        Slant.Straighten(ink, box, excess, straight);
        MnistFrame.Fit(straight, PixelBox.Above(straight, paper), digit);
    }

    /// <summary>A copy to work in, reduced if the picture is large.</summary>
    private static Raster Working(GrayPicture picture, int factor, PreprocessingBuffers buffers)
    {
        if (factor == 1)
        {
            var copy = new Raster(picture.Width, picture.Height, buffers.Ink(picture.Width * picture.Height));
            picture.Pixels.AsSpan(0, copy.Pixels.Length).CopyTo(copy.Pixels);
            return copy;
        }

        var reducer = new BoxReducer(picture.Width, picture.Height, channels: 1, factor, buffers.Reduced);
        for (int y = 0; y < picture.Height; y++) reducer.Add(picture.Row(y));
        return new Raster(reducer.Width, reducer.Height, reducer.Pixels);
    }

    /// <summary>The surroundings of a digit that is small in a large picture, in full resolution.</summary>
    private static GrayPicture Crop(GrayPicture picture, PixelBox box, int factor)
    {
        int margin = box.LongerSide;
        int left = Math.Max(0, box.Left - margin) * factor;
        int top = Math.Max(0, box.Top - margin) * factor;
        int right = Math.Min(picture.Width, (box.Right + margin) * factor);
        int bottom = Math.Min(picture.Height, (box.Bottom + margin) * factor);
        byte[] pixels = new byte[(right - left) * (bottom - top)];
        for (int y = top; y < bottom; y++)
            picture.Row(y)[left..right].CopyTo(pixels.AsSpan((y - top) * (right - left)));
        return new GrayPicture(right - left, bottom - top, pixels);
    }

    private static bool TryKeepMnist(Raster darkInk, Span<byte> digit)
    {
        if (darkInk.Pixels.Length != digit.Length || darkInk.Width != DigitShape.Side) return false;

        darkInk.Pixels.CopyTo(digit);
        var lightInk = new Raster(DigitShape.Side, DigitShape.Side, digit);
        Invert(lightInk);
        return MnistLayout.Matches(lightInk, NearlyBlack);
    }

    private static void Invert(Raster picture)
    {
        foreach (ref byte pixel in picture.Pixels) pixel = (byte)~pixel;
    }
}
