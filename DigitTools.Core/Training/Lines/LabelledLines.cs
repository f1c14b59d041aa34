using DigitTools.Core.Data;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Preprocessing.Lines;
using DigitTools.Core.Threading;

namespace DigitTools.Core.Training.Lines;

/// <summary>The lines that were found in a labelled picture.</summary>
/// <param name="Lines">From top to bottom, as <see cref="LineFinder"/> finds them.</param>
/// <param name="Digits">The digits that are written, line after line.</param>
internal sealed record LabelledLines(IReadOnlyList<TextLine> Lines, IReadOnlyList<string> Digits)
{
    /// <summary>Whether it is known what is written in each of the lines.</summary>
    public bool AreAligned => Lines.Count == Digits.Count;

    /// <summary>Reads pictures, in parallel.</summary>
    /// <param name="texts">The pictures, and what is written in them.</param>
    /// <param name="progress">Called with pictures read and pictures in all, from the calling thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: a file is no picture; names it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LabelledLines[] Read(
        IReadOnlyList<LabelledText> texts, Action<int, int>? progress = null, CancellationToken cancellationToken = default)
    {
        var read = new LabelledLines[texts.Count];
        int done = 0;
        ParallelWork.Run(
            texts.Count,
            i =>
            {
                read[i] = Read(texts[i]);
                Interlocked.Increment(ref done);
            },
            () => progress?.Invoke(Volatile.Read(ref done), texts.Count),
            cancellationToken);
        return read;
    }

    private static LabelledLines Read(LabelledText text)
    {
        try
        {
            using OpenedPicture opened = PictureReader.Open(text.Path);
            List<TextLine> lines = [];
            new LineFinder().Find(opened.Gray(new PictureBuffers()), Polarity.Auto, lines);
            // What holds no number is a line without digits, if there is a line: that is learnt, too.
            return new LabelledLines(lines, text.Lines.Count > 0 ? text.Lines : [""]);
        }
        catch (DigitException e)
        {
            throw Errors.ClassPictureInvalid(e);
        }
    }
}
