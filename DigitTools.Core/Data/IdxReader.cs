using System.Buffers.Binary;
using System.IO.Compression;
using DigitTools.Core.Files;

namespace DigitTools.Core.Data;

/// <summary>Reads the IDX files of MNIST, plain or gzipped; the content says which of the two, not the name.</summary>
/// <remarks>Format: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits".</remarks>
internal static class IdxReader
{
    private const uint ImagesMagic = 0x00000803;
    private const uint LabelsMagic = 0x00000801;
    private const int GzipMagic = 0x8b1f;

    /// <summary>Pictures, or labels; more would not fit into one array.</summary>
    private const int MaximumCount = 2_000_000;
    private const long MaximumLength = 16 + (long)MaximumCount * DigitShape.PixelCount;

    /// <summary>
    /// How much larger than its packed file a content may be, from <see cref="AlwaysAllowed"/> bytes on; MNIST's is 5 times as large.
    /// </summary>
    private const int MaximumRatio = 100;
    private const long AlwaysAllowed = 64 << 20;

    private const int Part = 1 << 20;

    /// <summary>Reads a file of 28 x 28 pictures.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>N x 784 bytes.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataNotFound"/>, or <see cref="DigitErrorId.DataInvalid"/>
    /// for another magic number, another size of pictures, too many of them, a short or overlong file, or damaged compression.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static byte[] ReadImages(string path, CancellationToken cancellationToken = default) =>
        Read(path, ImagesMagic, dimensions: 3, cancellationToken);

    /// <summary>Reads a file of labels.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>N bytes, each 0..9.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataNotFound"/>, or <see cref="DigitErrorId.DataInvalid"/>
    /// for another magic number, a label over 9, too many of them, a short or overlong file, or damaged compression.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static byte[] ReadLabels(string path, CancellationToken cancellationToken = default)
    {
        byte[] labels = Read(path, LabelsMagic, dimensions: 1, cancellationToken);
        int wrong = labels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)9);
        return wrong < 0 ? labels : throw Errors.IdxLabel(path, wrong, labels[wrong]);
    }

    /// <summary>Reads pictures and the labels that belong to them.</summary>
    /// <param name="imagesPath">Full path of the pictures' file.</param>
    /// <param name="labelsPath">Full path of the labels' file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DigitException">As the two readers, and <see cref="DigitErrorId.DataInvalid"/> if the counts differ or are
    /// 0.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DigitDataset Read(string imagesPath, string labelsPath, CancellationToken cancellationToken = default)
    {
        byte[] labels = ReadLabels(labelsPath, cancellationToken);
        byte[] pixels = ReadImages(imagesPath, cancellationToken);
        int count = pixels.Length / DigitShape.PixelCount;
        if (count != labels.Length) throw Errors.IdxCountMismatch(imagesPath, count, labelsPath, labels.Length);
        if (count == 0) throw Errors.IdxEmpty(imagesPath);
        return new DigitDataset(Path.GetDirectoryName(imagesPath)!, pixels, labels);
    }

    private static byte[] Read(string path, uint magic, int dimensions, CancellationToken cancellationToken)
    {
        try
        {
            using FileStream file = RegularFile.OpenStream(path, MaximumLength);
            using Stream stream = Unpacked(file);
            byte[] header = new byte[4 + 4 * dimensions];
            int read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            if (read < 4) throw Errors.IdxShort(path, header.Length, read);
            uint actual = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (actual != magic) throw Errors.IdxMagic(path, magic, actual);
            if (read < header.Length) throw Errors.IdxShort(path, header.Length, read);

            uint count = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4));
            if (count > MaximumCount) throw Errors.IdxCount(path, count, MaximumCount);
            long size = count;
            if (dimensions == 3)
            {
                uint rows = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(8));
                uint columns = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(12));
                if (rows != DigitShape.Side || columns != DigitShape.Side) throw Errors.IdxSize(path, rows, columns);
                size *= DigitShape.PixelCount;
            }

            bool isBomb = stream is GZipStream && size > AlwaysAllowed && size / MaximumRatio > file.Length;
            if (isBomb) throw Errors.IdxBomb(path, size, file.Length, MaximumRatio);
            return ReadData(path, stream, (int)size, cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Errors.DataNotFound(path);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw Errors.DataUnreadable(path, e);
        }
    }

    private static Stream Unpacked(FileStream file)
    {
        Span<byte> start = stackalloc byte[2];
        bool gzipped = file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2
            && BinaryPrimitives.ReadUInt16LittleEndian(start) == GzipMagic;
        file.Position = 0;
        return gzipped ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>
    /// Grows with what is there, and reads no more than was promised: neither a damaged header nor a bomb may ask for memory.
    /// </summary>
    private static byte[] ReadData(string path, Stream stream, int size, CancellationToken cancellationToken)
    {
        const int Step = 1 << 24;
        byte[] data = new byte[Math.Min(size, Step)];
        for (int read = 0, got; read < size; read += got)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (read == data.Length) Array.Resize(ref data, (int)Math.Min(size, 2L * read));
            got = stream.Read(data, read, Math.Min(Part, data.Length - read));
            if (got == 0) throw Errors.IdxShort(path, size, read);
        }

        return stream.ReadByte() < 0 ? data : throw Errors.IdxTrailing(path, size);
    }
}
