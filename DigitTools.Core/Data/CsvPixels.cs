using System.Globalization;
using nietras.SeparatedValues;

namespace DigitTools.Core.Data;

/// <summary>Reads tables with a label and 784 pixels in each row, row by row.</summary>
/// <param name="shape">What its columns are.</param>
internal sealed class CsvPixels(CsvShape shape)
{
    private const int FirstRoom = 1024;
    private const int ReportEvery = 500;

    private readonly string _path = shape.Sample.Path;

    /// <summary>Reads all rows.</summary>
    /// <param name="reading">Who waits for them; the number of pictures in all is estimated.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: a row is damaged; names its line.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DigitDataset Read(DataReading reading) => PackedFile.Reading(_path, () =>
    {
        (int label, int[] columns) = Columns(reading.CancellationToken);
        PixelScale scale = Scale(columns);
        byte[] pixels = new byte[FirstRoom * DigitShape.PixelCount];
        byte[] labels = new byte[FirstRoom];
        int count = 0;
        long characters = 0;
        foreach (SepReader.Row row in Rows(reading.CancellationToken, out FileStream file))
        {
            if (count == labels.Length) Grow(ref pixels, ref labels);
            characters += row.Span.Length;
            PackedFile.RequireNoBomb(_path, characters, file.Length);
            if (label >= row.ColCount || columns[^1] >= row.ColCount) throw Errors.DataRowShort(_path, row.LineNumberFrom);
            if (!LabelBytes.TryParse(row[label].Span, out labels[count]))
                throw Errors.DataLabel(_path, row.LineNumberFrom, row[label].ToString());
            ReadPixels(row, columns, scale, pixels.AsSpan(count * DigitShape.PixelCount, DigitShape.PixelCount));
            if (++count % ReportEvery == 0) reading.Progress?.Invoke(count, Expected(count, file));
        }

        if (count == 0) throw Errors.DataEmpty(_path);
        reading.Progress?.Invoke(count, count);
        Array.Resize(ref pixels, count * DigitShape.PixelCount);
        Array.Resize(ref labels, count);
        int wrong = LabelBytes.Resolve(labels, out bool fromOne);
        if (wrong >= 0) throw Errors.DataLabel(_path, wrong, labels[wrong].ToString(CultureInfo.InvariantCulture));
        return new DigitDataset(_path, pixels, labels) { LabelsFromOne = fromOne };
    });

    /// <summary>How many rows there will be, by how much of the file the first ones took.</summary>
    private static int Expected(int count, FileStream file) =>
        (int)Math.Clamp(count * ((double)file.Length / file.Position), count, PackedFile.MaximumCount);

    private void Grow(ref byte[] pixels, ref byte[] labels)
    {
        if (labels.Length == PackedFile.MaximumCount) throw Errors.DataCount(_path, labels.Length + 1L, PackedFile.MaximumCount);
        int room = Math.Min(PackedFile.MaximumCount, 2 * labels.Length);
        Array.Resize(ref labels, room);
        Array.Resize(ref pixels, room * DigitShape.PixelCount);
    }

    /// <summary>Where the first rows didn't tell, the first row that differs from them in one of the two columns does.</summary>
    private (int Label, int[] Pixels) Columns(CancellationToken cancellationToken)
    {
        if (shape.OtherLabel < 0) return (shape.Label, shape.Pixels);
        int last = shape.OtherLabel;
        string[] first = shape.Sample.Rows[^1];
        foreach (SepReader.Row row in Rows(cancellationToken, out _))
        {
            if (last >= row.ColCount) break;
            if (!row[shape.Label].Span.SequenceEqual(first[shape.Label])) break;
            if (!row[last].Span.SequenceEqual(first[last])) return (last, [shape.Label, .. shape.Pixels.Where(c => c != last)]);
        }

        return (shape.Label, shape.Pixels);
    }

    private PixelScale Scale(int[] columns)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (string[] row in shape.Sample.Rows.Skip(shape.HasHeader ? 1 : 0).Where(row => row.Length > columns[^1]))
        {
            foreach (int column in columns)
            {
                if (!double.TryParse(row[column], CultureInfo.InvariantCulture, out double value)) continue;
                least = Math.Min(least, value);
                most = Math.Max(most, value);
            }
        }

        return PixelScale.Of(least, most) ?? throw Errors.DataPixels(_path, least, most);
    }

    private void ReadPixels(SepReader.Row row, int[] columns, PixelScale scale, Span<byte> pixels)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            ReadOnlySpan<char> cell = row[columns[i]].Span;
            bool isRight = scale.Factor == 1 && byte.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out pixels[i]);
            if (isRight) continue;
            bool isNumber = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
            if (!isNumber || !scale.TryLevel(value, out pixels[i])) throw Errors.DataPixel(_path, row.LineNumberFrom, cell.ToString());
        }
    }

    private CsvRows Rows(CancellationToken cancellationToken, out FileStream file) =>
        new(shape.Sample.Open(out file), shape.HasHeader, _path, cancellationToken);
}
