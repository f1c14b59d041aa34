using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Threading;

namespace DigitTools.Core.Data;

/// <summary>Reads a folder of class folders <c>0</c> .. <c>9</c> with pictures, through the same imaging as prediction.</summary>
internal static class ClassFolders
{
    /// <summary>Whether the folder has at least one folder named by a digit.</summary>
    /// <param name="folder">Full path.</param>
    public static bool IsLayout(string folder) =>
        Enumerable.Range(0, DigitShape.ClassCount).Any(d => Directory.Exists(ClassFolder(folder, d)));

    /// <summary>Reads all pictures, in the order of class and then of name, in parallel.</summary>
    /// <param name="folder">Full path; files beside the class folders, hidden files and files that aren't named as pictures are left
    /// out.</param>
    /// <param name="progress">Called with pictures read and pictures in all, from the calling thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: a class folder is missing or empty, or a file is no
    /// picture; names the file.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DigitDataset Read(string folder, Action<int, int>? progress = null, CancellationToken cancellationToken = default)
    {
        (string Path, byte Digit)[] pictures = [.. Pictures(folder)];
        string[] paths = [.. pictures.Select(picture => picture.Path)];
        byte[] pixels = new byte[paths.Length * DigitShape.PixelCount];
        int done = 0;

        ParallelWork.Run(
            paths.Length,
            i =>
            {
                ReadPicture(paths[i], pixels.AsSpan(i * DigitShape.PixelCount, DigitShape.PixelCount));
                Interlocked.Increment(ref done);
            },
            () => progress?.Invoke(Volatile.Read(ref done), paths.Length),
            cancellationToken);
        return new DigitDataset(folder, pixels, [.. pictures.Select(picture => picture.Digit)], paths);
    }

    /// <summary>A blank picture stays blank: it has no digit, and its label is still counted.</summary>
    private static void ReadPicture(string path, Span<byte> digit)
    {
        try
        {
            using OpenedPicture opened = PictureReader.Open(path);
            DigitPreprocessor.Prepare(opened, opened.Gray(new PictureBuffers()), Polarity.Auto, digit);
        }
        catch (DigitException e)
        {
            throw Errors.ClassPictureInvalid(e);
        }
    }

    /// <summary>All pictures, in the order of class and then of name.</summary>
    internal static List<(string Path, byte Digit)> Pictures(string folder)
    {
        var pictures = new List<(string Path, byte Digit)>();
        for (int digit = 0; digit < DigitShape.ClassCount; digit++)
        {
            string classFolder = ClassFolder(folder, digit);
            if (!Directory.Exists(classFolder)) throw Errors.ClassFolderMissing(folder, digit);
            try
            {
                string[] found = [.. Directory.EnumerateFiles(classFolder).Where(PictureNames.IsPicture).Order(StringComparer.Ordinal)];
                if (found.Length == 0) throw Errors.ClassFolderEmpty(classFolder);
                pictures.AddRange(found.Select(path => (path, (byte)digit)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Errors.DataUnreadable(classFolder, e);
            }
        }

        return pictures;
    }

    private static string ClassFolder(string folder, int digit) =>
        Path.Combine(folder, digit.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
