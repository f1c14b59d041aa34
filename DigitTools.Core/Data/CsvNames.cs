using DigitTools.Core.Imaging.Decoding;
using nietras.SeparatedValues;

namespace DigitTools.Core.Data;

/// <summary>A table that names pictures and says which digits they are.</summary>
/// <param name="shape">What its columns are.</param>
/// <param name="folder">The folder that it lies in.</param>
internal sealed class CsvNames(CsvShape shape, DataTree folder)
{
    private readonly string _path = shape.Sample.Path;

    private List<LabelledPicture>? _pictures;

    /// <summary>Full paths of the pictures.</summary>
    public IEnumerable<string> Paths => (_pictures ??= ReadRows(CancellationToken.None)).Select(picture => picture.Path);

    /// <summary>Reads the pictures. One that isn't there is left out, with its error.</summary>
    /// <param name="reading">Who waits for them.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: a row is damaged, or no picture can be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DigitDataset Read(DataReading reading) =>
        PictureLoader.Read(_path, _pictures ??= ReadRows(reading.CancellationToken), reading);

    private List<LabelledPicture> ReadRows(CancellationToken cancellationToken) => PackedFile.Reading(_path, () =>
    {
        var pictures = new List<LabelledPicture>();
        ILookup<string, string>? below = null;
        foreach (SepReader.Row row in new CsvRows(shape.Sample.Open(out _), shape.HasHeader, _path, cancellationToken))
        {
            if (row.ColCount <= Math.Max(shape.Name, shape.Label)) throw Errors.DataRowShort(_path, row.LineNumberFrom);
            if (!LabelBytes.TryParse(row[shape.Label].Span, out byte label))
                throw LabelError(row.LineNumberFrom, row[shape.Label].ToString());
            string name = row[shape.Name].ToString(), path = PathOf(name);
            if (!File.Exists(path))
            {
                below ??= Below();
                path = below[Path.GetFileName(path)].Concat(below[Path.GetFileNameWithoutExtension(path)]).FirstOrDefault(path);
            }

            pictures.Add(new LabelledPicture(path, label));
            if (pictures.Count > PackedFile.MaximumCount) throw Errors.DataCount(_path, pictures.Count, PackedFile.MaximumCount);
        }

        return pictures;
    });

    private DigitException LabelError(int line, string label) => label.Length > 1 && label.All(char.IsAsciiDigit)
        ? Errors.DataNumbers(_path, line, label)
        : Errors.DataLabel(_path, line, label);

    /// <summary>A path beside the table. Tables go from system to system.</summary>
    private string PathOf(string name)
    {
        string separated = (OperatingSystem.IsWindows() ? name : name.Replace('\\', '/')).Replace('\0', '?');
        return Path.GetFullPath(separated, Path.GetDirectoryName(_path)!);
    }

    /// <summary>Where the pictures are whose folder the table doesn't tell, by name with and without extension.</summary>
    private ILookup<string, string> Below() => folder.All().SelectMany(f => f.Files).Where(PictureNames.IsPicture)
        .SelectMany(path => (string[])[Path.GetFileName(path), Path.GetFileNameWithoutExtension(path)], (path, key) => (path, key))
        .ToLookup(entry => entry.key, entry => entry.path, StringComparer.Ordinal);
}
