using System.Buffers;

namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>How much ink each line of a lattice has up to each of its places, so that one difference counts any part of it.</summary>
internal sealed class InkAlong : IDisposable
{
    private readonly int[] _sums;
    private readonly int _count;
    private readonly int _length;

    /// <param name="lines">The lines.</param>
    /// <param name="level">Levels above this one are ink.</param>
    /// <param name="wobble">A place counts if there is ink on it, or as many lines before or behind.</param>
    public InkAlong(Lattice lines, byte level, int wobble)
    {
        (_count, _length) = (lines.Count, lines.Length);
        _sums = ArrayPool<int>.Shared.Rent(_count * (_length + 1));
        for (int line = 0, at = 0; line < _count; line++, at++)
        {
            _sums[at] = 0;
            for (int along = 0; along < _length; along++, at++)
            {
                bool isInk = lines.IsInk(line, along, level);
                if (!isInk && wobble > 0) isInk = lines.IsInk(line - wobble, along, level) || lines.IsInk(line + wobble, along, level);
                _sums[at + 1] = _sums[at] + (isInk ? 1 : 0);
            }
        }
    }

    /// <summary>Counts the ink along each line of a slope.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="rise">Pixels that each rises over its whole length.</param>
    /// <param name="coverage">Takes a count for each line.</param>
    public void Cover(Lattice lines, int rise, Span<int> coverage)
    {
        coverage.Clear();
        for (int start = 0, end = 0; start < _length; start = end)
        {
            int offset = lines.Offset(start, rise);
            while (end < _length && lines.Offset(end, rise) == offset) end++;
            for (int i = Math.Max(0, -offset); i < Math.Min(_count, _count - offset); i++)
            {
                int row = (i + offset) * (_length + 1);
                coverage[i] += _sums[row + end] - _sums[row + start];
            }
        }
    }

    public void Dispose() => ArrayPool<int>.Shared.Return(_sums);
}
