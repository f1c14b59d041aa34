using System.Security.Cryptography;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Tells whether two pictures have the same pixels, without keeping them.</summary>
internal sealed class RowDigest : IRowReceiver, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> row) => _hash.AppendData(row);

    /// <summary>The digest of all rows.</summary>
    public byte[] Take() => _hash.GetHashAndReset();

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
