using System.Security.Cryptography;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Recognition;

/// <summary>Opens pictures for those who keep what was read: with the hash of their content.</summary>
/// <param name="hashes">Takes the SHA-256 of every file, and refuses one that another program keeps to itself.</param>
/// <param name="maximumPixels">Pictures with more pixels are refused.</param>
internal sealed class PictureContent(bool hashes, long maximumPixels)
{
    /// <summary>Opens a picture, if its content isn't known.</summary>
    /// <param name="path">Full path; of a picture that is no file, what people call it.</param>
    /// <param name="content">The bytes of a picture that is no file; null to read the file.</param>
    /// <param name="isKnown">Whether the content with this SHA-256 is done already; null reads it in any case.</param>
    /// <param name="hash">Takes the SHA-256 of the file, as soon as it is read: also of one that is no picture.</param>
    /// <param name="stop">Ends the opening.</param>
    /// <returns>Null if the content is a known one.</returns>
    /// <exception cref="DigitException">An error of the picture.</exception>
    public OpenedPicture? Open(
        string path, ReadOnlyMemory<byte>? content, Func<byte[], bool>? isKnown, ref byte[]? hash, CancellationToken stop)
    {
        PictureBytes bytes = content is { } memory ? PictureFile.Copy(path, memory.Span) : PictureFile.Load(path, evenIfInUse: !hashes);
        if (hashes) hash = SHA256.HashData(bytes.Span);
        if (hash is null || isKnown?.Invoke(hash) != true) return PictureReader.Open(path, bytes, maximumPixels, stop);
        bytes.Dispose();
        return null;
    }
}
