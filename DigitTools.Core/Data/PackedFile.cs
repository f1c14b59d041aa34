using System.Buffers.Binary;
using System.IO.Compression;
using DigitTools.Core.Files;

namespace DigitTools.Core.Data;

/// <summary>Reads data files that may be packed, and that may promise more than they hold.</summary>
internal static class PackedFile
{
    /// <summary>Pictures, or labels; more would not fit into one array.</summary>
    public const int MaximumCount = 2_000_000;

    private const int GzipMagic = 0x8b1f;

    /// <summary>
    /// How much larger than its packed file a content may be, from <see cref="AlwaysAllowed"/> bytes on; MNIST's is 5 times as large.
    /// </summary>
    private const int MaximumRatio = 100;
    private const long AlwaysAllowed = 64 << 20;

    private const int Part = 1 << 20;

    /// <summary>Runs what reads a file; errors of the file system become those of the data.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataNotFound"/> or <see cref="DigitErrorId.DataInvalid"/>.</exception>
    public static T Reading<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Errors.DataNotFound(path);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Errors.DataUnreadable(path, e);
        }
    }

    /// <summary>Opens a file; the content says whether it is gzipped, not the name.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="maximumLength">Bytes above which it is refused.</param>
    /// <param name="file">The file itself, whose position tells how much of it was read.</param>
    /// <returns>Its content, unpacked.</returns>
    public static Stream Open(string path, long maximumLength, out FileStream file)
    {
        file = RegularFile.OpenStream(path, maximumLength);
        try
        {
            Span<byte> start = stackalloc byte[2];
            bool gzipped = file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2
                && BinaryPrimitives.ReadUInt16LittleEndian(start) == GzipMagic;
            file.Position = 0;
            return gzipped ? new GZipStream(file, CompressionMode.Decompress) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Refuses what promises far more than its packed size can hold of anything but a trap.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="promised">Bytes of the content.</param>
    /// <param name="packed">Bytes that they take in the file.</param>
    public static void RequireNoBomb(string path, long promised, long packed)
    {
        if (promised > AlwaysAllowed && promised / MaximumRatio > packed) throw Errors.DataBomb(path, promised, packed, MaximumRatio);
    }

    /// <summary>
    /// Reads what was promised. Grows with what is there, and reads no more: neither a damaged header nor a bomb may ask for memory.
    /// </summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="stream">Its content, behind the header.</param>
    /// <param name="size">Bytes that the header promises.</param>
    /// <param name="report">Called with the bytes read so far.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static byte[] ReadAll(string path, Stream stream, int size, Action<int>? report, CancellationToken cancellationToken)
    {
        const int Step = 1 << 24;
        byte[] data = new byte[Math.Min(size, Step)];
        for (int read = 0, got; read < size; read += got)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (read == data.Length) Array.Resize(ref data, (int)Math.Min(size, 2L * read));
            got = stream.Read(data, read, Math.Min(Part, data.Length - read));
            if (got == 0) throw Errors.DataShort(path, size, read);
            report?.Invoke(read + got);
        }

        return stream.ReadByte() < 0 ? data : throw Errors.DataTrailing(path, size);
    }
}
