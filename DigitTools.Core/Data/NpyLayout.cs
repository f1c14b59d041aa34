using System.Globalization;
using System.IO.Compression;
using DigitTools.Core.Files;

namespace DigitTools.Core.Data;

/// <summary>NumPy's <c>mnist.npz</c> with <c>x_train</c>, <c>y_train</c>, <c>x_test</c>, <c>y_test</c>, or a file for each.</summary>
internal sealed class NpyLayout : IDataLayout
{
    private const long MaximumLength = 20L << 30;

    /// <inheritdoc/>
    public DataSource? Find(DataTree folder)
    {
        NpyArray[] arrays = [.. folder.Files.SelectMany(ArraysOf)];
        var source = new DataSource("NumPy arrays");
        foreach (DataPart part in Enum.GetValues<DataPart>())
        {
            NpyArray[] ofPart = [.. arrays.Where(a => a.Part == part)];
            foreach (NpyArray pictures in ofPart.Where(a => a.Header.ArePictures))
            {
                if (Array.Find(ofPart, a => a.Header.AreLabels && a.Header.Count == pictures.Header.Count) is { } labels)
                    source.Add(part, reading => Read(pictures, labels, reading), pictures.File, labels.File);
            }
        }

        return source.IsEmpty ? null : source;
    }

    /// <summary>Whether a file is named as NumPy names its arrays and archives.</summary>
    /// <param name="path">Name or path.</param>
    public static bool IsArray(string path) => IsArchive(path) || path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is in a file, in words; arrays that can't be read are an error.</summary>
    /// <param name="path">Full path of an archive or an array.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: it can't be read.</exception>
    public static string Words(string path) => string.Join(", ", ArraysOf(path).Select(array =>
    {
        string shape = string.Join(" x ", array.Header.Shape.Select(d => d.ToString(CultureInfo.InvariantCulture)));
        return $"'{Path.GetFileNameWithoutExtension(array.Path)}' of {shape}";
    }));

    private static bool IsArchive(string path) => path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase);

    private static DigitDataset Read(NpyArray pictures, NpyArray labels, DataReading reading)
    {
        if (pictures.Header.Count == 0) throw Errors.DataEmpty(pictures.Path);
        byte[] classes = labels.ReadLabels(reading);
        int wrong = LabelBytes.Resolve(classes, out bool fromOne);
        if (wrong >= 0) throw Errors.DataLabel(labels.Path, wrong, classes[wrong].ToString(CultureInfo.InvariantCulture));
        return new DigitDataset(pictures.File, pictures.ReadPictures(reading), classes) { LabelsFromOne = fromOne };
    }

    private static IEnumerable<NpyArray> ArraysOf(string path)
    {
        if (IsArchive(path)) return ArraysOfArchive(path);
        return IsArray(path) ? [ArrayOf(path, path, NameWords.PartOf(Path.GetFileName(path)), () => Plain(path))] : [];
    }

    private static List<NpyArray> ArraysOfArchive(string path) => PackedFile.Reading(path, () =>
    {
        using ZipArchive archive = OpenArchive(path);
        var arrays = new List<NpyArray>();
        DataPart partOfFile = NameWords.PartOf(Path.GetFileName(path));
        for (int i = 0; i < archive.Entries.Count; i++)
        {
            string name = archive.Entries[i].FullName;
            if (!name.EndsWith(".npy", StringComparison.OrdinalIgnoreCase)) continue;
            int index = i;
            DataPart part = NameWords.PartOf(name);
            arrays.Add(ArrayOf(
                Path.Combine(path, Path.GetFileName(name)), path, part == DataPart.Whole ? partOfFile : part, () => Packed(path, index)));
        }

        return arrays;
    });

    private static NpyArray ArrayOf(string shown, string path, DataPart part, Func<NpyContent> open) =>
        PackedFile.Reading(path, () =>
        {
            using NpyContent content = open();
            var header = NpyHeader.Read(content.Stream, out string why);
            return new NpyArray(shown, path, part, header ?? throw Errors.NpyUnreadable(shown, why), open);
        });

    private static NpyContent Plain(string path)
    {
        FileStream file = RegularFile.OpenStream(path, MaximumLength);
        return new NpyContent(file, file.Length);
    }

    /// <summary>An archive of its own for each array, which is closed with it: two may be read at the same time.</summary>
    private static NpyContent Packed(string path, int index)
    {
        ZipArchive archive = OpenArchive(path);
        ZipArchiveEntry entry = archive.Entries[index];
        return new NpyContent(entry.Open(), entry.CompressedLength, archive);
    }

    private static ZipArchive OpenArchive(string path) => new(RegularFile.OpenStream(path, MaximumLength), ZipArchiveMode.Read);
}
