using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;

namespace DigitTools.Core.Preprocessing.Lines;

/// <summary>Finds the lines of writing in a picture, from top to bottom. One instance per thread: it keeps its memory.</summary>
internal sealed class LineFinder
{
    /// <summary>
    /// Counts the changes of what becomes of a picture until the network sees its lines: how they are found, cut, toned, set upright.
    /// </summary>
    public const int Version = 2;

    /// <summary>Pixels: the longer side of the copy in which lines are looked for, unless it is a strip.</summary>
    private const int LongestSide = 1000;

    /// <summary>Pixels: a strip is not reduced below this across.</summary>
    private const int StripSide = 64;

    /// <summary>Pixels: in smaller pictures digits stand nearer to each other than the gaps in their strokes are wide.</summary>
    private const int SmallestParted = 36;

    /// <summary>Pixels: what is smaller is no character.</summary>
    private const int LeastHeight = 5;

    /// <summary>A piece that is as tall as this part of the tallest usual ones is a character, or a part of one.</summary>
    private const float Tall = 0.5f;

    /// <summary>Characters of one line are no farther from each other than this, in heights.</summary>
    private const float Farthest = 3;

    private readonly PreprocessingBuffers _buffers = new();
    private readonly List<LineShape> _shapes = [];
    private byte[] _ink = [];
    private int _width;
    private int _height;
    private int _factor;

    /// <summary>Which is darker in the last picture, ink or paper.</summary>
    public Polarity Found { get; private set; }

    /// <summary>Finds them.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="polarity">What is known of ink and paper.</param>
    /// <param name="lines">Takes the lines; none if there is no ink.</param>
    public void Find(GrayPicture picture, Polarity polarity, List<TextLine> lines)
    {
        int longer = Math.Max(picture.Width, picture.Height), shorter = Math.Min(picture.Width, picture.Height);
        int factor = Math.Max(1, Math.Min((longer + LongestSide - 1) / LongestSide, shorter / StripSide));
        Raster work = WorkingCopy.Make(picture, factor, _buffers);
        bool darkPaper = PaperTone.IsDark(work, polarity);
        Found = darkPaper ? Polarity.LightOnDark : Polarity.DarkOnLight;
        if (darkPaper)
        {
            foreach (ref byte pixel in work.Pixels) pixel = (byte)~pixel;
        }

        Background.Remove(work, work);
        if (_ink.Length < work.Pixels.Length) _ink = new byte[work.Pixels.Length];
        work.Pixels.CopyTo(_ink);
        (_width, _height, _factor) = (work.Width, work.Height, factor);
        Raster unruled = work;
        var levels = InkLevels.Measure(unruled);
        RuledLines.Remove(unruled, (byte)levels.Stroke, (byte)levels.Paper);
        levels = InkLevels.Measure(unruled);
        List<Component> pieces = _buffers.Pieces.Pieces;
        pieces.Clear();
        Span<int> labels = _buffers.Pieces.Labels(work.Pixels.Length);
        // What a rule or a weak pen has parted is one again.
        if (shorter >= SmallestParted)
        {
            var joined = new Raster(work.Width, work.Height, _buffers.Smooth(work.Pixels.Length));
            Neighbourhood.Maximum(unruled, joined, reach: 1);
            unruled = joined;
        }

        Components.Find(unruled, (byte)(levels.Edge - 1), labels, _buffers.Pieces.Stack(work.Pixels.Length), pieces);
        int width = work.Width, tallest = work.Height, weakest = (levels.Edge + levels.Full) / 2;
        pieces.RemoveAll(piece => piece.Peak < weakest || IsRule(piece.Box, width, tallest));
        Group(pieces);
        for (int line = 0; line < _shapes.Count; line++) lines.Add(Cut(line, LineCut.CharacterHeight));
    }

    /// <summary>Cuts a line that was found last.</summary>
    /// <param name="line">Its number, from 0.</param>
    /// <param name="characterHeight">Rows of the 32 that its characters take.</param>
    public TextLine Cut(int line, float characterHeight) =>
        LineCut.Cut(new Raster(_width, _height, _ink), _shapes[line], _factor, characterHeight);

    private static bool IsRule(PixelBox box, int width, int height)
    {
        bool isLevel = box.Width > 0.5 * width && box.Height < 0.15 * box.Width && box.Height < 0.25 * height;
        bool isAtSide = box.Left == 0 || box.Right == width;
        return isLevel || (isAtSide && width > height && box.Height > 0.8 * height && box.Width < 0.04 * width);
    }

    private void Group(List<Component> pieces)
    {
        _shapes.Clear();
        float height = UsualHeight(pieces);
        if (height < LeastHeight) return;

        float tall = Tall * height;
        List<List<int>> groups = [];
        for (int i = 0; i < pieces.Count; i++)
            if (pieces[i].Box.Height >= tall) groups.Add([i]);
        while (Merge(pieces, groups, tall, height))
        {
        }

        _shapes.AddRange(groups.Select(group => LineShape.Through(pieces, group, tall)));
        _shapes.Sort((one, other) => (one.Middle + one.Slope * one.Left).CompareTo(other.Middle + other.Slope * other.Left));
    }

    /// <summary>The height of characters: that of most of the ink, and not of specks.</summary>
    private static float UsualHeight(List<Component> pieces)
    {
        if (pieces.Count == 0) return 0;
        // Weighed by ink and height: strokes count for more than the many short lines of a pattern.
        var heights = pieces.Select(p => (p.Box.Height, Weight: (double)p.Mass * p.Box.Height)).OrderBy(p => p.Height).ToList();
        double all = heights.Sum(p => p.Weight), sum = 0;
        foreach ((int height, double weight) in heights)
        {
            sum += weight;
            if (sum >= 0.5 * all) return height;
        }

        return heights[^1].Height;
    }

    /// <summary>Joins groups that are parts of one line; false if there are none.</summary>
    private static bool Merge(List<Component> pieces, List<List<int>> groups, float tall, float height)
    {
        LineShape[] shapes = [.. groups.Select(group => LineShape.Through(pieces, group, tall))];
        int[] line = [.. Enumerable.Range(0, groups.Count)];
        bool merged = false;
        for (int one = 0; one < shapes.Length; one++)
        {
            for (int other = one + 1; other < shapes.Length; other++)
            {
                if (line[one] == line[other] || !shapes[one].Continues(shapes[other], Farthest * height)) continue;
                (int kept, int lost) = (line[one], line[other]);
                for (int i = 0; i < line.Length; i++)
                    if (line[i] == lost) line[i] = kept;
                merged = true;
            }
        }

        if (!merged) return false;
        List<List<int>> joined = [.. groups.Select((group, i) => (group, line[i])).GroupBy(g => g.Item2)
            .Select(g => g.SelectMany(member => member.group).ToList())];
        groups.Clear();
        groups.AddRange(joined);
        return true;
    }
}
