using System.Buffers.Binary;
using System.IO.Compression;

namespace DigitTools.Core.Data;

/// <summary>Reads the IDX files of MNIST, plain or gzipped; which of the two is told by the content, not by the name.</summary>
/// <remarks>Format: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits".</remarks>
public static class IdxReader
{
    private const uint ImagesMagic = 0x00000803;
    private const uint LabelsMagic = 0x00000801;
    private const int GzipMagic = 0x8b1f;

    /// <summary>Reads a file of 28 x 28 pictures.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <returns>N x 784 bytes.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataNotFound"/>, or <see cref="DigitErrorId.DataInvalid"/>
    /// for another magic number, another size of pictures, a short or overlong file, or damaged compression.</exception>
    public static byte[] ReadImages(string path) => Read(path, ImagesMagic, dimensions: 3);

    /// <summary>Reads a file of labels.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <returns>N bytes, each 0..9.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataNotFound"/>, or <see cref="DigitErrorId.DataInvalid"/>
    /// for another magic number, a label over 9, a short or overlong file, or damaged compression.</exception>
    public static byte[] ReadLabels(string path)
    {
        byte[] labels = Read(path, LabelsMagic, dimensions: 1);
        int wrong = labels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)9);
        return wrong < 0 ? labels : throw Errors.IdxLabel(path, wrong, labels[wrong]);
    }

    /// <summary>Reads pictures and the labels that belong to them.</summary>
    /// <param name="imagesPath">Full path of the pictures' file.</param>
    /// <param name="labelsPath">Full path of the labels' file.</param>
    /// <exception cref="DigitException">As the two readers, and <see cref="DigitErrorId.DataInvalid"/> where the counts differ or are 0.</exception>
    public static DigitDataset Read(string imagesPath, string labelsPath)
    {
        byte[] labels = ReadLabels(labelsPath);
        byte[] pixels = ReadImages(imagesPath);
        int count = pixels.Length / DigitDataset.PixelCount;
        if (count != labels.Length) throw Errors.IdxCountMismatch(imagesPath, count, labelsPath, labels.Length);
        if (count == 0) throw Errors.IdxEmpty(imagesPath);
        return new DigitDataset(Path.GetDirectoryName(imagesPath)!, pixels, labels);
    }

    private static byte[] Read(string path, uint magic, int dimensions)
    {
        try
        {
            using Stream stream = Open(path);
            var header = new byte[4 + (4 * dimensions)];
            int read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            if (read < 4) throw Errors.IdxShort(path, header.Length, read);
            uint actual = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (actual != magic) throw Errors.IdxMagic(path, magic, actual);
            if (read < header.Length) throw Errors.IdxShort(path, header.Length, read);

            long size = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4));
            if (dimensions == 3)
            {
                uint rows = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(8));
                uint columns = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(12));
                if (rows != DigitDataset.Side || columns != DigitDataset.Side) throw Errors.IdxSize(path, rows, columns);
                size *= DigitDataset.PixelCount;
            }

            return ReadData(path, stream, size);
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

    private static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        Span<byte> start = stackalloc byte[2];
        bool gzipped = file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2
            && BinaryPrimitives.ReadUInt16LittleEndian(start) == GzipMagic;
        file.Position = 0;
        return gzipped ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>Grows with what is there: a damaged header must not ask for memory that the file cannot fill.</summary>
    private static byte[] ReadData(string path, Stream stream, long size)
    {
        const int Step = 1 << 24;
        var data = new byte[Math.Min(size, Step)];
        int read = 0;
        while (true)
        {
            int got = stream.Read(data, read, data.Length - read);
            read += got;
            if (read == size) break;
            if (got == 0) throw Errors.IdxShort(path, size, read);
            if (read == data.Length) Array.Resize(ref data, (int)Math.Min(Math.Min(size, 2L * data.Length), Array.MaxLength));
        }

        return stream.ReadByte() < 0 ? data : throw Errors.IdxTrailing(path, size);
    }
}
