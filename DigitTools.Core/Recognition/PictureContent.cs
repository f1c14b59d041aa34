using System.Security.Cryptography;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Recognition;

/// <summary>Opens pictures for those who keep what was read: with the hash of their content.</summary>
/// <param name="hashes">Takes the SHA-256 of every file, and refuses one that another program keeps to itself.</param>
/// <param name="maximumPixels">Pictures with more pixels are refused.</param>
internal sealed class PictureContent(bool hashes, long maximumPixels)
{
    /// <summary>The pages of a file, one by one, so that only one of them is in memory; the file is closed behind the last.</summary>
    /// <param name="request">The picture.</param>
    /// <param name="stop">Ends the opening, and the pages.</param>
    /// <returns>One page at least: of a file that can't be opened, or whose content is known, one that says so.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<PicturePage> Pages(PictureRequest request, CancellationToken stop)
    {
        byte[]? hash = null;
        OpenedFile? file = null;
        DigitException? error = null;
        try
        {
            file = Open(request, ref hash, stop);
        }
        catch (DigitException e)
        {
            error = e;
        }

        if (file is null)
        {
            yield return new PicturePage(request.Path, hash) { Error = error, IsKnown = error is null };
            yield break;
        }

        using (file)
        {
            for (int number = 1; number <= file.PageCount; number++)
            {
                stop.ThrowIfCancellationRequested();
                var page = new PicturePage(request.Path, hash, file, number);
                yield return page;
                page.Close();
            }
        }
    }

    /// <summary>Opens a file.</summary>
    /// <param name="request">The picture.</param>
    /// <param name="hash">Takes the SHA-256 of the file, as soon as it is read: also of one that is no picture.</param>
    /// <param name="stop">Ends the opening.</param>
    /// <returns>Null if the content is a known one.</returns>
    /// <exception cref="DigitException">An error of the picture.</exception>
    private OpenedFile? Open(PictureRequest request, ref byte[]? hash, CancellationToken stop)
    {
        string path = request.Path;
        PictureBytes bytes = request.Content is { } memory
            ? PictureFile.Copy(path, memory.Span)
            : PictureFile.Load(path, evenIfInUse: !hashes);
        if (hashes) hash = SHA256.HashData(bytes.Span);
        if (hash is not null && request.IsKnown?.Invoke(hash) == true)
        {
            bytes.Dispose();
            return null;
        }

        OpenedFile file = PictureReader.Open(path, bytes, maximumPixels, stop);
        if (!request.OnePage || file.PageCount == 1) return file;
        using (file) throw Errors.PictureHasPages(path, file.PageCount);
    }
}
