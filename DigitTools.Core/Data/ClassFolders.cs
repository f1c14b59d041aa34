namespace DigitTools.Core.Data;

/// <summary>
/// A folder for each digit with its pictures, such as <c>3</c>, <c>03</c>, <c>digit_3</c> or <c>three</c>; perhaps in folders
/// <c>train</c> and <c>test</c>.
/// </summary>
internal sealed class ClassFolders : IDataLayout
{
    /// <summary>Folders that <c>Copy-DigitPicture</c> and people make for what is no digit, beside those of the digits.</summary>
    private static readonly string[] s_beside = ["several", "rejected", "empty", "failed"];

    /// <inheritdoc/>
    public DataSource? Find(DataTree folder)
    {
        var source = new DataSource("class folders");
        // Deeper a single folder with a digit as its name is no class: people number folders.
        if (PicturesIn(folder, fewest: folder.Depth == 0 ? 1 : 2) is { Count: > 0 } whole) Add(source, DataPart.Whole, folder, whole);
        if (!source.IsEmpty) return source;

        IEnumerable<(DataPart Part, DataTree Folder, List<LabelledPicture> Pictures)> halves =
            from half in folder.Folders
            let part = NameWords.PartOf(half.Name)
            where part != DataPart.Whole
            from classes in Innermost(half)
            let pictures = PicturesIn(classes, fewest: 2)
            orderby pictures.Count descending
            select (part, classes, pictures);
        foreach ((DataPart part, DataTree classes, List<LabelledPicture> pictures) in halves)
            if (pictures.Count > 0) Add(source, part, classes, pictures);
        return source.IsEmpty ? null : source;
    }

    /// <summary>All pictures of a folder of class folders, in the order of class and then of name, with those in folders below.</summary>
    /// <param name="folder">The folder; pictures beside the class folders don't belong to it.</param>
    /// <param name="fewest">Of fewer class folders there are no pictures.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: a class folder can't be read.</exception>
    public static List<LabelledPicture> PicturesIn(DataTree folder, int fewest = 1)
    {
        Dictionary<string, byte> labels = ClassNames.Of(folder.Folders.Select(f => f.Name));
        if (labels.Values.Distinct().Count() < fewest) return [];
        return
        [
            .. from f in folder.Folders
               where labels.ContainsKey(f.Name)
               orderby labels[f.Name]
               from picture in f.AllPictures()
               select new LabelledPicture(picture, labels[f.Name]),
        ];
    }

    /// <summary>Whether pictures in a folder are left alone on purpose.</summary>
    /// <param name="folder">Name of the folder.</param>
    public static bool IsBeside(string folder) => s_beside.Contains(folder, StringComparer.OrdinalIgnoreCase);

    private static void Add(DataSource source, DataPart part, DataTree folder, List<LabelledPicture> pictures) =>
        source.Add(part, reading => PictureLoader.Read(folder.Path, pictures, reading), pictures.Select(picture => picture.Path));

    /// <summary>A folder, and the folders that lie alone in it: archives are often unpacked into one of the same name.</summary>
    private static IEnumerable<DataTree> Innermost(DataTree folder)
    {
        yield return folder;
        while (folder.Folders.Count == 1)
        {
            folder = folder.Folders[0];
            yield return folder;
        }
    }
}
