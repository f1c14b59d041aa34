using System.Buffers.Binary;
using System.Globalization;

namespace DigitTools.Core.Data;

/// <summary>A NumPy array of pictures or of labels, in a file of its own or in an archive.</summary>
/// <param name="Path">Full path of the file or archive, with the name in the archive; for messages.</param>
/// <param name="File">Full path of the file or archive.</param>
/// <param name="Part">Which part of the data set it is.</param>
/// <param name="Header">What it says of itself.</param>
/// <param name="Open">Opens it.</param>
internal sealed record NpyArray(string Path, string File, DataPart Part, NpyHeader Header, Func<NpyContent> Open)
{
    /// <summary>Pictures that are read at once, and by whose numbers the scale of all is told.</summary>
    private const int Block = 512;

    /// <summary>Reads pictures.</summary>
    /// <param name="reading">Who waits for them.</param>
    /// <returns>N x 784 levels.</returns>
    public byte[] ReadPictures(DataReading reading)
    {
        PixelScale? scale = null;
        return Read(DigitShape.PixelCount, reading, (numbers, levels, first) =>
        {
            if (scale is null)
            {
                double least = Least(numbers), most = Most(numbers);
                scale = PixelScale.Of(least, most) ?? throw Errors.DataPixels(Path, least, most);
            }

            for (int i = 0; i < numbers.Length; i++)
                if (!scale.Value.TryLevel(numbers[i], out levels[i])) throw Errors.DataPixels(Path, Least(numbers), Most(numbers));
        });
    }

    /// <summary>Reads labels.</summary>
    /// <param name="reading">Who waits for them.</param>
    /// <returns>N labels, 0..10.</returns>
    public byte[] ReadLabels(DataReading reading)
    {
        int each = (int)Header.Each;
        byte[] values = Read(each, reading with { Progress = null }, (numbers, labels, first) =>
        {
            for (int i = 0; i < numbers.Length; i++)
            {
                if (LabelBytes.TryFrom(numbers[i], out labels[i])) continue;
                throw Errors.DataLabel(Path, first + i / each, numbers[i].ToString(CultureInfo.InvariantCulture));
            }
        });
        // Of a column for each class the largest is the label.
        return each == 1 ? values : [.. values.Chunk(each).Select(row => (byte)Array.IndexOf(row, row.Max()))];
    }

    private byte[] Read(int each, DataReading reading, Take take) => PackedFile.Reading(Path, () =>
    {
        if (Header.Count > PackedFile.MaximumCount) throw Errors.DataCount(Path, Header.Count, PackedFile.MaximumCount);
        int count = (int)Header.Count;
        using NpyContent content = Open();
        Stream stream = content.Stream;
        PackedFile.RequireNoBomb(Path, (long)count * each * Header.Size, content.Packed);
        if (NpyHeader.Read(stream, out _) is null) throw Errors.DataShort(Path, Header.Size, 0);

        byte[] bytes = new byte[Math.Min(count, Block) * each * Header.Size];
        double[] numbers = new double[Math.Min(count, Block) * each];
        byte[] taken = new byte[Math.Min(count, 16 * Block) * each];
        for (int done = 0; done < count;)
        {
            reading.CancellationToken.ThrowIfCancellationRequested();
            int now = Math.Min(Block, count - done), length = now * each;
            if ((done + now) * each > taken.Length) Array.Resize(ref taken, (int)Math.Min((long)count * each, 2L * taken.Length));
            int got = stream.ReadAtLeast(bytes.AsSpan(0, length * Header.Size), length * Header.Size, throwOnEndOfStream: false);
            if (got < length * Header.Size)
                throw Errors.DataShort(Path, (long)count * each * Header.Size, (long)done * each * Header.Size + got);
            for (int i = 0; i < length; i++) numbers[i] = Number(bytes.AsSpan(i * Header.Size, Header.Size));
            take(numbers.AsSpan(0, length), taken.AsSpan(done * each, length), done);
            done += now;
            reading.Progress?.Invoke(done, count);
        }

        return stream.ReadByte() < 0 ? taken : throw Errors.DataTrailing(Path, (long)count * each * Header.Size);
    });

    private double Number(Span<byte> bytes)
    {
        if (Header.IsBigEndian) bytes.Reverse();
        return (Header.Kind, Header.Size) switch
        {
            ('f', 2) => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
            ('f', 4) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
            ('f', _) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            ('i', 1) => (sbyte)bytes[0],
            ('i', 2) => BinaryPrimitives.ReadInt16LittleEndian(bytes),
            ('i', 4) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            ('i', _) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            (_, 1) => bytes[0],
            (_, 2) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            (_, 4) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        };
    }

    private static double Least(ReadOnlySpan<double> numbers)
    {
        double least = double.PositiveInfinity;
        foreach (double number in numbers) least = Math.Min(least, number);
        return least;
    }

    private static double Most(ReadOnlySpan<double> numbers)
    {
        double most = double.NegativeInfinity;
        foreach (double number in numbers) most = Math.Max(most, number);
        return most;
    }

    /// <summary>Takes a block of numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="taken">Receives a byte for each.</param>
    /// <param name="first">Position of the first picture or label of the block.</param>
    private delegate void Take(ReadOnlySpan<double> numbers, Span<byte> taken, int first);
}
