using System.Globalization;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Threading;

namespace DigitTools.Core.Data;

/// <summary>Reads labelled picture files through the same imaging as prediction, in parallel.</summary>
internal static class PictureLoader
{
    /// <summary>Reads pictures. One that can't be read is left out, with its error; a blank one stays in, as blank.</summary>
    /// <param name="source">Full path of the folder or file that they come from.</param>
    /// <param name="pictures">The pictures, in the order of the data.</param>
    /// <param name="reading">Who waits for them.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: none can be read, or a label is none.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DigitDataset Read(string source, IReadOnlyList<LabelledPicture> pictures, DataReading reading)
    {
        if (pictures.Count == 0) throw Errors.DataEmpty(source);
        if (pictures.Count > PackedFile.MaximumCount) throw Errors.DataCount(source, pictures.Count, PackedFile.MaximumCount);
        byte[] labels = [.. pictures.Select(picture => picture.Label)];
        int wrong = LabelBytes.Resolve(labels, out bool fromOne);
        if (wrong >= 0) throw Errors.DataLabel(source, wrong, labels[wrong].ToString(CultureInfo.InvariantCulture));

        byte[] pixels = new byte[pictures.Count * DigitShape.PixelCount];
        var errors = new DigitException?[pictures.Count];
        int done = 0;
        ParallelWork.Run(
            pictures.Count,
            i =>
            {
                errors[i] = Read(pictures[i].Path, pixels.AsSpan(i * DigitShape.PixelCount, DigitShape.PixelCount));
                Interlocked.Increment(ref done);
            },
            () => reading.Progress?.Invoke(Volatile.Read(ref done), pictures.Count),
            reading.CancellationToken);
        DigitException[] skipped = [.. errors.OfType<DigitException>()];
        if (skipped.Length == pictures.Count) throw Errors.DataPicturesUnreadable(source, skipped.Length, skipped[0]);

        var all = new DigitDataset(source, pixels, labels, [.. pictures.Select(picture => picture.Path)]) { LabelsFromOne = fromOne };
        if (skipped.Length == 0) return all;
        DigitDataset read = all.Subset([.. Enumerable.Range(0, errors.Length).Where(i => errors[i] is null)]);
        return new DigitDataset(source, read.Pixels, read.Labels, read.Paths) { LabelsFromOne = fromOne, Skipped = skipped };
    }

    private static DigitException? Read(string path, Span<byte> digit)
    {
        try
        {
            using OpenedPicture opened = PictureReader.Open(path);
            DigitPreprocessor.Prepare(opened, opened.Gray(new PictureBuffers()), Polarity.Auto, digit);
            return null;
        }
        catch (DigitException e)
        {
            return e;
        }
    }
}
