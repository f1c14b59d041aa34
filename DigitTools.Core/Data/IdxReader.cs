using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace DigitTools.Core.Data;

/// <summary>Reads the IDX files of MNIST, plain or gzipped; the content says which of the two, not the name.</summary>
/// <remarks>Format: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits".</remarks>
internal static class IdxReader
{
    private const uint ImagesMagic = 0x00000803;
    private const uint LabelsMagic = 0x00000801;
    private const long MaximumLength = 16 + (long)PackedFile.MaximumCount * DigitShape.PixelCount;

    /// <summary>Reads a file of 28 x 28 pictures.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>N x 784 bytes.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataNotFound"/>, or <see cref="DigitErrorId.DataInvalid"/>
    /// for another magic number, another size of pictures, too many of them, a short or overlong file, or damaged compression.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static byte[] ReadImages(string path, CancellationToken cancellationToken = default) =>
        Read(path, ImagesMagic, dimensions: 3, new DataReading(CancellationToken: cancellationToken));

    /// <summary>Reads a file of labels.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>N bytes, each 0..9.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataNotFound"/>, or <see cref="DigitErrorId.DataInvalid"/>
    /// for another magic number, a label over 9, too many of them, a short or overlong file, or damaged compression.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static byte[] ReadLabels(string path, CancellationToken cancellationToken = default) =>
        ReadLabels(path, new DataReading(CancellationToken: cancellationToken), out _);

    /// <summary>Reads pictures and the labels that belong to them.</summary>
    /// <param name="imagesPath">Full path of the pictures' file.</param>
    /// <param name="labelsPath">Full path of the labels' file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DigitException">As the two readers, and <see cref="DigitErrorId.DataInvalid"/> if the counts differ or are
    /// 0.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DigitDataset Read(string imagesPath, string labelsPath, CancellationToken cancellationToken = default) =>
        Read(imagesPath, labelsPath, new DataReading(CancellationToken: cancellationToken));

    /// <summary>As the other, for who waits.</summary>
    internal static DigitDataset Read(string imagesPath, string labelsPath, DataReading reading)
    {
        byte[] labels = ReadLabels(labelsPath, reading with { Progress = null }, out bool fromOne);
        byte[] pixels = Read(imagesPath, ImagesMagic, dimensions: 3, reading);
        int count = pixels.Length / DigitShape.PixelCount;
        if (count != labels.Length) throw Errors.IdxCountMismatch(imagesPath, count, labelsPath, labels.Length);
        if (count == 0) throw Errors.DataEmpty(imagesPath);
        return new DigitDataset(Path.GetDirectoryName(imagesPath)!, pixels, labels) { LabelsFromOne = fromOne };
    }

    private static byte[] ReadLabels(string path, DataReading reading, out bool fromOne)
    {
        byte[] labels = Read(path, LabelsMagic, dimensions: 1, reading);
        int wrong = LabelBytes.Resolve(labels, out fromOne);
        return wrong < 0 ? labels : throw Errors.DataLabel(path, wrong, labels[wrong].ToString(CultureInfo.InvariantCulture));
    }

    private static byte[] Read(string path, uint magic, int dimensions, DataReading reading) => PackedFile.Reading(path, () =>
    {
        using Stream stream = PackedFile.Open(path, MaximumLength, out FileStream file);
        byte[] header = new byte[4 + 4 * dimensions];
        int read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read < 4) throw Errors.DataShort(path, header.Length, read);
        uint actual = BinaryPrimitives.ReadUInt32BigEndian(header);
        if (actual != magic) throw Errors.IdxMagic(path, magic, actual);
        if (read < header.Length) throw Errors.DataShort(path, header.Length, read);

        uint count = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4));
        if (count > PackedFile.MaximumCount) throw Errors.DataCount(path, count, PackedFile.MaximumCount);
        int each = 1;
        if (dimensions == 3)
        {
            uint rows = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(8));
            uint columns = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(12));
            if (rows != DigitShape.Side || columns != DigitShape.Side) throw Errors.DataSize(path, rows, columns);
            each = DigitShape.PixelCount;
        }

        int size = (int)count * each;
        if (stream is GZipStream) PackedFile.RequireNoBomb(path, size, file.Length);
        return PackedFile.ReadAll(
            path, stream, size, bytes => reading.Progress?.Invoke(bytes / each, (int)count), reading.CancellationToken);
    });
}
