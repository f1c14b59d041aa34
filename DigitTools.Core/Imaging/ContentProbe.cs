using System.Security.Cryptography;

namespace DigitTools.Core.Imaging;

/// <summary>Takes the fingerprint of a picture file between reading and decoding, so that its bytes are read once.</summary>
/// <remarks>
/// SHA-256: a picture counts as done by it, and nobody can make another picture that counts as the same; Get-FileHash gives the
/// same; and processors compute it much faster than a picture is decoded.
/// </remarks>
/// <param name="known">The fingerprint that the file had before; null where there is none.</param>
internal sealed class ContentProbe(byte[]? known)
{
    /// <summary>The fingerprint, 32 bytes; null until the file was read.</summary>
    public byte[]? Hash { get; private set; }

    /// <summary>Takes the fingerprint.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <returns>Whether it is the one that is known.</returns>
    public bool IsKnown(ReadOnlySpan<byte> file)
    {
        Hash = SHA256.HashData(file);
        return known is not null && Hash.AsSpan().SequenceEqual(known);
    }
}
