using System.Security.Cryptography;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Recognition;

/// <summary>Opens pictures for those who keep what was read: with the hash of their content.</summary>
/// <param name="hashes">Takes the SHA-256 of every file, and refuses one that another program keeps to itself.</param>
/// <param name="maximumPixels">Pictures with more pixels are refused.</param>
internal sealed class PictureContent(bool hashes, long maximumPixels)
{
    /// <summary>Opens a file, if its content isn't known.</summary>
    /// <param name="path">Full path; of a picture that is no file, what people call it.</param>
    /// <param name="content">The bytes of a picture that is no file; null to read the file.</param>
    /// <param name="onePage">Refuses a file with several pages, before any is decoded.</param>
    /// <param name="isKnown">Whether the content with this SHA-256 is done already; null reads it in any case.</param>
    /// <param name="hash">Takes the SHA-256 of the file, as soon as it is read: also of one that is no picture.</param>
    /// <param name="stop">Ends the opening.</param>
    /// <returns>Null if the content is a known one.</returns>
    /// <exception cref="DigitException">An error of the picture.</exception>
    public OpenedFile? Open(
        string path,
        ReadOnlyMemory<byte>? content,
        bool onePage,
        Func<byte[], bool>? isKnown,
        ref byte[]? hash,
        CancellationToken stop)
    {
        PictureBytes bytes = content is { } memory ? PictureFile.Copy(path, memory.Span) : PictureFile.Load(path, evenIfInUse: !hashes);
        if (hashes) hash = SHA256.HashData(bytes.Span);
        if (hash is not null && isKnown?.Invoke(hash) == true)
        {
            bytes.Dispose();
            return null;
        }

        OpenedFile file = PictureReader.Open(path, bytes, maximumPixels, stop);
        if (!onePage || file.PageCount == 1) return file;
        using (file) throw Errors.PictureHasPages(path, file.PageCount);
    }
}
