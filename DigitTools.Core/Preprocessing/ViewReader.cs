using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;
using DigitTools.Core.Imaging.Layout;
using DigitTools.Core.Imaging.Regions;

namespace DigitTools.Core.Preprocessing;

/// <summary>Reads one view of a picture: finds its ink, and brings what may be the digit into the layout of MNIST.</summary>
internal sealed class ViewReader
{
    /// <summary>
    /// Pixels: a digit that is smaller in the working copy is looked at again from nearby. A crop three times as large is reduced less.
    /// </summary>
    private const int CloseSide = WorkingCopy.LongestSide / 6;

    /// <summary>Pixels: in smaller pictures smoothing would take away more ink than noise.</summary>
    private const int SmoothedSide = 100;

    /// <summary>Paper of an MNIST picture that went through a lossy format stays up to this level.</summary>
    private const byte NearlyBlack = 16;

    /// <summary>Characters that are read alone, those of a usual size: two that are read for sure are several.</summary>
    private const int CharactersRead = 5;

    /// <summary>As many characters may lie near each other, and be one broken digit, that is to be looked at from nearby.</summary>
    private const int PiecesOfADigit = 3;

    private readonly PreprocessingBuffers _buffers = new();
    private readonly List<int> _characters = [];

    /// <summary>Adds the readings of a view.</summary>
    /// <param name="picture">What is looked at.</param>
    /// <param name="view">What was taken for paper; its polarity says what is known of ink and paper.</param>
    /// <param name="list">Takes the readings: that of the digit first.</param>
    /// <param name="isOnly">Whether only that of the digit is asked for.</param>
    /// <returns>Whether there is ink.</returns>
    public bool Read(GrayPicture picture, View view, ReadingList list, bool isOnly = false) =>
        Read(picture, view, list, isOnly, fromAfar: null, ink: null);

    private bool Read(GrayPicture picture, View view, ReadingList list, bool isOnly, InkFacts? fromAfar, Area? ink)
    {
        int factor = WorkingCopy.FactorFor(picture);
        Raster work = WorkingCopy.Make(picture, factor, _buffers);
        if (view.Polarity == Polarity.Auto) Stripes.Unify(work);
        bool darkPaper = PaperTone.IsDark(work, view.Polarity);
        view = view with { Polarity = darkPaper ? Polarity.LightOnDark : Polarity.DarkOnLight };
        if (darkPaper) Invert(work);
        if (TryKeepMnist(work, list.Next()))
        {
            list.Add(view, ReadingPart.Digit, InkFacts.Perfect, ink ?? view.Area);
            return true;
        }

        var tones = new Raster(work.Width, work.Height, _buffers.Tones(work.Pixels.Length));
        work.Pixels.CopyTo(tones.Pixels);
        InkLevels levels = Clean(ref work, isFaint: view.Kind == ViewKind.Faint, out int rules);
        LabelPlane labels = Strokes.Find(work, levels, _buffers.Pieces);
        List<Component> pieces = _buffers.Pieces.Pieces;
        Span<bool> kept = pieces.Count < 256 ? stackalloc bool[pieces.Count + 1] : new bool[pieces.Count + 1];
        int main = Strokes.Choose(work, levels, pieces, kept);
        if (main < 0) return false;

        var found = new ViewInk(work, levels, labels, pieces, tones, rules);
        InkFacts facts = InkMeasure.Of(found, kept, _buffers.Pieces.Stack(work.Pixels.Length));
        if (fromAfar is { } afar) facts = facts.From(afar);
        Raster digit = Copy(found, kept);
        var box = PixelBox.Above(digit, (byte)(levels.Edge - 1));
        if (factor > 1 && box.LongerSide < CloseSide && fromAfar is null && facts.Characters <= PiecesOfADigit)
        {
            GrayPicture crop = WorkingCopy.Surroundings(picture, box, factor);
            return Read(crop, view, list, isOnly: true, facts, AreaOf(view, box, work));
        }

        LayOut(digit, box, levels, list.Next());
        list.Add(view, ReadingPart.Digit, facts, ink ?? AreaOf(view, box, work));
        if (isOnly || pieces.Count == 1) return true;

        if (facts.Characters > 1) AddCharacters(found, kept, view, list);
        if (facts.Kept < 1) AddEverything(found, kept, main, view, list);
        AddEnclosed(found, kept, view, list);
        return true;
    }

    /// <summary>Takes paper, light and ruled lines away.</summary>
    /// <param name="work">The picture, its ink dark; afterwards ink high, in other memory if it was smoothed.</param>
    /// <param name="isFaint">Whether what is fainter than the strokes, and what is straight, is ink too.</param>
    /// <param name="rules">Lines that were taken away.</param>
    /// <returns>The levels of what is left.</returns>
    private InkLevels Clean(ref Raster work, bool isFaint, out int rules)
    {
        Background.Remove(work, work);
        var levels = InkLevels.Measure(work);
        if (levels.AreNoisy && work.LongerSide > SmoothedSide)
        {
            var smooth = new Raster(work.Width, work.Height, _buffers.Smooth(work.Pixels.Length));
            Neighbourhood.Mean(work, smooth, reach: 1);
            work = smooth;
            levels = InkLevels.Measure(work);
        }

        rules = 0;
        if (isFaint) return levels.OfFainter();

        rules = RuledLines.Remove(work, (byte)levels.Stroke, (byte)levels.Paper);
        return rules > 0 ? InkLevels.Measure(work) : levels;
    }

    /// <summary>
    /// Each of the pieces that may be characters, alone; of many those in the middle by size, as the largest are two that touch.
    /// </summary>
    private void AddCharacters(ViewInk ink, Span<bool> kept, View view, ReadingList list)
    {
        List<Component> pieces = ink.Pieces;
        _characters.Clear();
        InkMeasure.Characters(pieces, ink.Levels, _characters);
        _characters.Sort((one, other) => pieces[other].Mass.CompareTo(pieces[one].Mass));
        int first = Math.Max(0, (_characters.Count - CharactersRead) / 2);
        for (int i = first; i < Math.Min(_characters.Count, first + CharactersRead); i++)
        {
            int character = _characters[i];
            Span<bool> one = new bool[kept.Length];
            one[character + 1] = true;
            Add(ink, one, view, ReadingPart.Character, list);
        }
    }

    /// <summary>All strong pieces, if those of the digit are not all.</summary>
    private void AddEverything(ViewInk ink, Span<bool> kept, int main, View view, ReadingList list)
    {
        List<Component> pieces = ink.Pieces;
        Span<bool> strong = new bool[kept.Length];
        for (int i = 0; i < pieces.Count; i++)
        {
            bool isFree = pieces[i].EdgesTouched <= pieces[main].EdgesTouched;
            strong[i + 1] = kept[i + 1] || (isFree && Strokes.IsStrong(pieces[i], pieces[main], ink.Levels));
        }

        if (!strong.SequenceEqual(kept)) Add(ink, strong, view, ReadingPart.Everything, list);
    }

    /// <summary>The pieces within the box of the largest one, which may be a ring or frame around them.</summary>
    private void AddEnclosed(ViewInk ink, Span<bool> kept, View view, ReadingList list)
    {
        List<Component> pieces = ink.Pieces;
        int largest = Components.Largest(pieces);
        Span<bool> inside = new bool[kept.Length];
        int heaviest = -1;
        for (int i = 0; i < pieces.Count; i++)
        {
            if (i == largest || !pieces[largest].Box.Holds(pieces[i].Box)) continue;
            inside[i + 1] = pieces[i].Peak >= ink.Levels.Edge;
            if (inside[i + 1] && (heaviest < 0 || pieces[i].Mass > pieces[heaviest].Mass)) heaviest = i;
        }

        if (heaviest < 0 || pieces[heaviest].Box.Height < InkMeasure.LeastEnclosed * pieces[largest].Box.Height) return;

        for (int i = 0; i < pieces.Count; i++) inside[i + 1] &= Strokes.IsStrong(pieces[i], pieces[heaviest], ink.Levels);
        if (!inside.SequenceEqual(kept)) Add(ink, inside, view, ReadingPart.Enclosed, list);
    }

    private void Add(ViewInk ink, Span<bool> kept, View view, ReadingPart part, ReadingList list)
    {
        Span<int> memory = _buffers.Pieces.Stack(ink.Work.Pixels.Length);
        InkFacts facts = InkMeasure.Of(ink, kept, memory);
        Raster copy = Copy(ink, kept);
        var box = PixelBox.Above(copy, (byte)(ink.Levels.Edge - 1));
        LayOut(copy, box, ink.Levels, list.Next());
        list.Add(view, part, facts, AreaOf(view, box, ink.Work));
    }

    /// <summary>Where ink is in the picture; in a region that was turned upright the box around where it was.</summary>
    private static Area AreaOf(View view, PixelBox box, Raster work)
    {
        if (view.Turn != 0) box = TurnedPicture.BoxOf(box, work.Width, work.Height, view.Turn);
        return view.Area.Within(
            (float)box.Left / work.Width, (float)box.Top / work.Height, (float)box.Right / work.Width, (float)box.Bottom / work.Height);
    }

    private Raster Copy(ViewInk ink, ReadOnlySpan<bool> kept)
    {
        var copy = new Raster(ink.Work.Width, ink.Work.Height, _buffers.Kept(ink.Work.Pixels.Length));
        Strokes.Copy(ink.Work, ink.Labels, kept, copy);
        return copy;
    }

    /// <summary>Brings ink into the layout of MNIST, if it has not got it already.</summary>
    private void LayOut(Raster ink, PixelBox box, InkLevels levels, Span<byte> digit)
    {
        InkScale.Stretch(ink, levels.Noise, levels.Full);
        bool mayBeMnist = box.LongerSide > MnistLayout.BoxSide;
        if (mayBeMnist && MnistLayout.MatchesMostly(ink)) ink.Pixels.CopyTo(digit);
        else if (!mayBeMnist || !ThickInk.TryKeep(ink, digit))
            Fit(ink, box, InkScale.Stretched(levels.Edge - 1, levels.Noise, levels.Full), digit);
    }

    /// <summary>Brings ink of any place, size and slant into the layout of MNIST.</summary>
    private void Fit(Raster ink, PixelBox box, byte paper, Span<byte> digit)
    {
        double excess = Slant.Excess(Slant.Measure(ink, box));
        if (excess == 0)
        {
            MnistFrame.Fit(ink, box, digit);
            return;
        }

        int width = Slant.Width(box, excess);
        var straight = new Raster(width, box.Height, _buffers.Straight(width * box.Height));
        Slant.Straighten(ink, box, excess, straight);
        var straightBox = PixelBox.Above(straight, paper);
        // A hairline may be paler than its edge by now.
        MnistFrame.Fit(straight, straightBox.IsEmpty ? PixelBox.Above(straight, 0) : straightBox, digit);
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
