using System.Globalization;

namespace DigitTools.Core.Data;

/// <summary>What is at a place that has no layout, in words, and which layout is nearest.</summary>
internal static class DataDescription
{
    private const int MostKinds = 4;

    /// <summary>How people name pictures after their digits.</summary>
    private static readonly string[] s_patterns = ["{label}.*", "{label}_*", "{label}-*", "*_{label}.*", "*-{label}.*"];

    private static readonly string[] s_archives = [".zip", ".tar", ".tgz", ".7z", ".rar", ".xz", ".bz2"];

    private static readonly Dictionary<string, string> s_formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".parquet"] = "a Parquet file",
        [".arrow"] = "an Arrow file",
        [".feather"] = "a Feather file",
        [".mat"] = "a MATLAB file",
        [".h5"] = "an HDF5 file",
        [".hdf5"] = "an HDF5 file",
        [".pkl"] = "a pickle of Python",
        [".pickle"] = "a pickle of Python",
        [".pt"] = "a file of PyTorch",
        [".pth"] = "a file of PyTorch",
        [".tfrecord"] = "a TFRecord file",
        [".xlsx"] = "a workbook",
        [".json"] = "a JSON file",
        [".jsonl"] = "a JSON file",
        [".scale"] = "a file of LIBSVM",
        [".libsvm"] = "a file of LIBSVM",
        [".lmdb"] = "an LMDB database",
        [".db"] = "a database",
        [".sqlite"] = "a database",
    };

    /// <summary>Describes a folder: two sentences without the full stop, the first to follow its name.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: a file can't be read.</exception>
    public static string Of(DataTree folder)
    {
        while (folder.Files.Count == 0 && folder.Folders.Count == 1) folder = folder.Folders[0];
        string[] files = [.. folder.All().SelectMany(f => f.Files)];
        return $"{Contents(folder, files)}. {Nearest(folder, files)}";
    }

    /// <summary>Describes a file: a sentence without its full stop.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: it can't be read.</exception>
    public static string OfFile(string path)
    {
        if (LabelledData.IsPicture(path)) return "it is a picture; the folder with the labelled pictures is needed";
        return Table(path) ?? Foreign(path) ?? "it is no IDX file, table or NumPy array by its name; its folder may be needed";
    }

    private static string Contents(DataTree folder, string[] files)
    {
        List<string> parts = [];
        string[] names = [.. folder.Folders.Select(f => f.Name)];
        if (names.Length == 1) parts.Add($"a folder {names[0]}");
        if (names.Length > 1) parts.Add(Invariant($"{names.Length:N0} folders ({names[0]} .. {names[^1]})"));
        IGrouping<string, string>[] kinds =
            [.. files.GroupBy(file => Path.GetExtension(file).ToLowerInvariant()).OrderByDescending(kind => kind.Count())];
        parts.AddRange(kinds.Take(MostKinds).Select(kind => Invariant(
            $"{kind.Count():N0} {(kind.Key.Length > 0 ? kind.Key : "without extension")}")));
        if (kinds.Length > MostKinds) parts.Add("other files");
        return parts.Count > 0 ? "holds " + string.Join(", ", parts) : "is empty";
    }

    private static string Nearest(DataTree folder, string[] files)
    {
        if (files.Select(Table).FirstOrDefault(words => words is not null) is { } table) return $"Of these, {table}";
        if (files.Select(Foreign).FirstOrDefault(words => words is not null) is { } foreign) return $"Of these, {foreign}";

        string[] pictures = [.. files.Where(LabelledData.IsPicture)];
        DataTree? numbered = folder.All().FirstOrDefault(f => f.Folders.Count(below => below.Name.Any(char.IsAsciiDigit)) > 1);
        if (numbered is not null && pictures.Length > 0)
        {
            string first = numbered.Folders.First(f => f.Name.Any(char.IsAsciiDigit)).Name;
            return "Class folders are named after their digits: 0 .. 9, 00 .. 09, digit_0 .. digit_9 or zero .. nine. "
                + $"Which digit is '{first}'?";
        }

        if (pictures.Length > 0)
        {
            string? pattern = s_patterns.FirstOrDefault(p => pictures.All(new NamePatternLayout(p).Fits));
            string names = pattern is null
                ? "by its name and a pattern for that"
                : $"by its name and the pattern '{pattern}', which fits all";
            return $"Of each picture, such as '{Path.GetFileName(pictures[0])}', its digit is needed: by class folders 0 .. 9, by a table "
                + $"with the columns file and label, or {names}";
        }

        return "IDX files, a table or NumPy arrays of 28 x 28 pixels with labels, or pictures in class folders 0 .. 9 are needed";
    }

    private static string? Table(string path)
    {
        string name = Path.GetFileName(path);
        if (NpyLayout.IsArray(path))
            return $"'{name}' holds {NpyLayout.Words(path)}; pictures of N x 28 x 28 and as many labels in the same part are needed";
        bool mayBe = CsvLayout.IsTable(path) && !Path.GetExtension(path).Equals(".txt", StringComparison.OrdinalIgnoreCase);
        return mayBe && CsvShape.Of(path) is { } shape
            ? $"'{name}' {shape.Words()}; a label and 784 pixels in each row, or file and label, are needed"
            : null;
    }

    private static string? Foreign(string path)
    {
        string name = Path.GetFileName(path), extension = Path.GetExtension(path);
        if (extension.Equals(".gz", StringComparison.OrdinalIgnoreCase)) extension = Path.GetExtension(name[..^3]);
        if (s_archives.Contains(extension, StringComparer.OrdinalIgnoreCase)) return $"'{name}' is an archive: unpack it first";
        return s_formats.TryGetValue(extension, out string? format)
            ? $"'{name}' is {format}, which is not read: save it as CSV, as NumPy arrays, or as pictures in class folders"
            : null;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
