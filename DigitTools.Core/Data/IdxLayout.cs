namespace DigitTools.Core.Data;

/// <summary>IDX files under the names that people have: MNIST's, EMNIST's, packed or not, in a folder for each or not.</summary>
internal sealed class IdxLayout : IDataLayout
{
    /// <summary>How far below files are looked for: <c>MNIST/raw</c>, with a folder for each file.</summary>
    private const int Depth = 3;

    private const string Images = "images", Labels = "labels";

    private static readonly HashSet<string> s_imageWords = new(StringComparer.Ordinal) { "images", "image", "imgs", "img" };
    private static readonly HashSet<string> s_labelWords = new(StringComparer.Ordinal) { "labels", "label" };
    private static readonly HashSet<string> s_otherWords = new(StringComparer.Ordinal) { "idx", "ubyte", "gz", "t", "k" };

    /// <inheritdoc/>
    public DataSource? Find(DataTree folder)
    {
        IGrouping<string, IdxName>[] sets =
        [
            .. folder.All().TakeWhile(f => f.Depth <= folder.Depth + Depth).SelectMany(f => f.Files)
                .Select(file => NameOf(file, folder.Path)).OfType<IdxName>()
                .GroupBy(name => name.Set, StringComparer.Ordinal),
        ];
        if (sets.Length == 0) return null;
        IGrouping<string, IdxName> set = DataChoice.Of(folder.Path, Nearest(sets), s => s.First().Path);
        DataPart[] parts = [.. set.Select(name => name.Part).Distinct()];
        string half = parts.Contains(DataPart.Train) ? "t10k" : "train";
        var source = new DataSource("IDX files")
        {
            Missing = $"usual names are '{half}-images-idx3-ubyte' and '{half}-labels-idx1-ubyte', with or without .gz",
        };
        foreach (DataPart part in parts)
        {
            string? images = PathOf(set, part, Images), labels = PathOf(set, part, Labels);
            source.Add(part, reading => Read(folder.Path, images, labels, reading), ((string?[])[images, labels]).OfType<string>());
        }

        return source;
    }

    /// <summary>A file of pictures or labels with the other that belongs to it.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <returns>Null if it isn't named as IDX files are.</returns>
    public static DataSource? FindFile(string path) => PackedFile.Reading(path, () =>
    {
        string folder = Path.GetDirectoryName(path)!;
        if (NameOf(path, folder) is not { } name) return null;
        // A file that lies in a folder of its own has its mate in another beside it.
        string[] folders = IsNamed(Path.GetFileName(folder)) && Path.GetDirectoryName(folder) is { } parent
            ? [folder, .. Directory.EnumerateDirectories(parent).Where(f => IsNamed(Path.GetFileName(f)))]
            : [folder];
        string? mate = folders.SelectMany(Directory.EnumerateFiles).Order(StringComparer.Ordinal).FirstOrDefault(
            file => NameOf(file, Path.GetDirectoryName(file)!) is { } other
                && other.Kind != name.Kind && other.Part == name.Part && other.Words == name.Words);
        (string? images, string? labels) = name.Kind == Images ? (path, mate) : (mate, path);
        var source = new DataSource("IDX files");
        source.Add(DataPart.Whole, reading => Read(folder, images, labels, reading), ((string?[])[images, labels]).OfType<string>());
        return source;
    });

    private static DigitDataset Read(string folder, string? images, string? labels, DataReading reading)
    {
        if (labels is null) throw Errors.DataFileNotFound(folder, Renamed(images!, Images, Labels, "idx3", "idx1"));
        if (images is null) throw Errors.DataFileNotFound(folder, Renamed(labels, Labels, Images, "idx1", "idx3"));
        DigitDataset data = IdxReader.Read(images, labels, reading);
        return new DigitDataset(folder, data.Pixels, data.Labels) { LabelsFromOne = data.LabelsFromOne };
    }

    private static string Renamed(string path, string kind, string other, string dimensions, string otherDimensions)
    {
        string name = Path.GetFileName(path);
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) name = name[..^3];
        return name.Replace(kind, other, StringComparison.OrdinalIgnoreCase)
            .Replace(dimensions, otherDimensions, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Those data sets that lie nearest, and of these the one whose files have the names of MNIST.</summary>
    private static IGrouping<string, IdxName>[] Nearest(IGrouping<string, IdxName>[] sets)
    {
        int nearest = sets.Min(DepthOf);
        IGrouping<string, IdxName>[] near = [.. sets.Where(set => DepthOf(set) == nearest)];
        IGrouping<string, IdxName>[] plain = [.. near.Where(set => set.First().Words.Length == 0)];
        return plain.Length == 1 ? plain : near;
    }

    private static int DepthOf(IEnumerable<IdxName> set) => set.Min(name => name.Container.Count(c => c == Path.DirectorySeparatorChar));

    private static string? PathOf(IEnumerable<IdxName> set, DataPart part, string kind) =>
        set.FirstOrDefault(name => name.Part == part && name.Kind == kind)?.Path;

    private static bool IsNamed(string name) => KindOf(NameWords.Of(name)) is not null;

    private static string? KindOf(List<string> words)
    {
        if (!words.Contains("idx") && !words.Contains("ubyte")) return null;
        if (words.Exists(s_imageWords.Contains)) return Images;
        return words.Exists(s_labelWords.Contains) ? Labels : null;
    }

    private static IdxName? NameOf(string path, string root)
    {
        List<string> words = NameWords.Of(Path.GetFileName(path));
        if (KindOf(words) is not { } kind) return null;
        DataPart part = NameWords.PartOf(Path.GetFileName(path));
        string container = Path.GetDirectoryName(path)!;
        while (container.Length > root.Length)
        {
            string name = Path.GetFileName(container);
            DataPart partOfFolder = NameWords.PartOf(name);
            if (!IsNamed(name) && (partOfFolder == DataPart.Whole || NameWords.Of(name).Count > 1)) break;
            if (part == DataPart.Whole) part = partOfFolder;
            container = Path.GetDirectoryName(container)!;
        }

        string rest = string.Join('-', words.Where(word => !s_imageWords.Contains(word) && !s_labelWords.Contains(word)
            && !s_otherWords.Contains(word) && !char.IsAsciiDigit(word[0]) && NameWords.PartOf(word) == DataPart.Whole));
        return new IdxName(path, kind, part, container, rest);
    }

    /// <summary>What the path of an IDX file tells.</summary>
    /// <param name="Path">Full path.</param>
    /// <param name="Kind">Images or labels.</param>
    /// <param name="Part">The half.</param>
    /// <param name="Container">The folder of the data set, above folders of single files and of halves.</param>
    /// <param name="Words">What is left of its name: <c>emnist-digits</c>.</param>
    private sealed record IdxName(string Path, string Kind, DataPart Part, string Container, string Words)
    {
        public string Set => $"{Container}\n{Words}";
    }
}
