namespace DigitTools.Core.Preprocessing;

/// <summary>The readings of a batch of pictures, with what goes through the network. Keeps its memory from batch to batch.</summary>
internal sealed class ReadingList
{
    private readonly List<InkReading> _readings = [];
    private byte[] _inputs = new byte[64 * DigitShape.PixelCount];

    /// <summary>How many there are.</summary>
    public int Count => _readings.Count;

    /// <summary>The inputs of all, one after the other.</summary>
    public Span<byte> Inputs => _inputs.AsSpan(0, Count * DigitShape.PixelCount);

    /// <summary>One of them.</summary>
    public InkReading this[int index] => _readings[index];

    /// <summary>What the usual way to look at a picture gave; null if there is no ink that way.</summary>
    /// <param name="first">The first reading of the picture.</param>
    public InkFacts? Usual(int first) => this[first].View.Kind == ViewKind.Whole ? this[first].Facts : null;

    /// <summary>Forgets all.</summary>
    public void Clear() => _readings.Clear();

    /// <summary>Room for the input of the next reading; it counts once that is added.</summary>
    public Span<byte> Next()
    {
        int start = Count * DigitShape.PixelCount;
        if (start == _inputs.Length) Array.Resize(ref _inputs, 2 * _inputs.Length);
        return _inputs.AsSpan(start, DigitShape.PixelCount);
    }

    /// <summary>The input of a reading.</summary>
    public ReadOnlySpan<byte> Input(int index) => _inputs.AsSpan(index * DigitShape.PixelCount, DigitShape.PixelCount);

    /// <summary>Adds a reading, of what was written into <see cref="Next"/>.</summary>
    public void Add(View view, ReadingPart part, InkFacts facts, Area ink) => _readings.Add(new InkReading(view, part, facts, ink, Count));
}
