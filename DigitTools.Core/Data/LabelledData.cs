using DigitTools.Core.Files;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Data;

/// <summary>Labelled data that were found at a path, in whatever layout they are, ready to be read.</summary>
internal sealed class LabelledData
{
    private static readonly IDataLayout[] s_layouts = [new IdxLayout(), new ClassFolders(), new NpyLayout(), new CsvLayout()];

    /// <summary>Pictures that people have and that are not read.</summary>
    private static readonly HashSet<string> s_otherPictures = new(StringComparer.OrdinalIgnoreCase)
    {
        ".heic", ".heif", ".avif", ".svg", ".jp2", ".jxl", ".psd", ".dng", ".cr2", ".nef", ".arw",
    };

    private readonly DataSource _source;
    private readonly DataTree _tree;

    private LabelledData(string path, DataSource source, DataTree tree)
    {
        Path = path;
        _source = source;
        _tree = tree;
    }

    /// <summary>Full path of the folder or file that was named.</summary>
    public string Path { get; }

    /// <summary>Whether there is a test half that is kept apart from training.</summary>
    public bool HasTestHalf => _source.HasTestHalf;

    /// <summary>Finds out in which layout a folder or file is.</summary>
    /// <param name="path">Full path of a folder, or of one file of IDX, CSV or NumPy.</param>
    /// <param name="labelPattern">Where in its name the digit of each picture is, such as <c>{label}_*.png</c>; null if names don't
    /// tell.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataNotFound"/>: there is nothing.
    /// <see cref="DigitErrorId.DataInvalid"/>: it is in no layout that is known; says what is there.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LabelledData Open(string path, string? labelPattern = null, CancellationToken cancellationToken = default)
    {
        if (File.Exists(path) && labelPattern is null) return OpenFile(path);
        if (!Directory.Exists(path)) throw File.Exists(path) ? Errors.DataIsFile(path) : Errors.DataNotFound(path);
        var tree = DataTree.Read(path, cancellationToken);
        if (labelPattern is not null)
        {
            DataSource? named = new NamePatternLayout(labelPattern).Find(tree);
            return new LabelledData(path, named ?? throw Errors.DataPatternFitsNone(path, labelPattern, DataDescription.Of(tree)), tree);
        }

        // The nearest level that has a layout is meant: archives are unpacked into folders of their own.
        foreach (IGrouping<int, DataTree> level in tree.All().GroupBy(folder => folder.Depth))
        {
            cancellationToken.ThrowIfCancellationRequested();
            (DataTree Folder, DataSource? Source)[] found =
                [.. level.Select(folder => (folder, Find(folder))).Where(f => f.Item2 is not null)];
            if (found.Length == 0) continue;
            return new LabelledData(path, DataChoice.Of(path, found, f => f.Folder.Path).Source!, tree);
        }

        throw Errors.DataKindUnknown(path, DataDescription.Of(tree));
    }

    /// <summary>Reads one half, or all of data that have no halves.</summary>
    /// <param name="split">Which half.</param>
    /// <param name="progress">Called now and then with pictures read and pictures in all, from the calling thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>At least one picture.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataNotFound"/>: the half is missing.
    /// <see cref="DigitErrorId.DataInvalid"/>: a file is damaged; names it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DigitDataset Read(DataSplit split, Action<int, int>? progress = null, CancellationToken cancellationToken = default) =>
        _source.Read(Path, split, new DataReading(progress, cancellationToken));

    /// <summary>The files that belong to no half and were left alone.</summary>
    /// <param name="pictures">Receives those of them that are pictures and may have been meant to be read.</param>
    public IgnoredFiles Ignored(out IgnoredFiles pictures)
    {
        var all = new IgnoredFiles();
        pictures = new IgnoredFiles();
        HashSet<string> used = new(_source.Files, StringComparer.Ordinal);
        bool areFiles = used.Any(PictureNames.IsPicture);
        foreach (DataTree folder in _tree.All())
        {
            bool mayBeMeant = areFiles && !ClassFolders.IsBeside(folder.Name);
            foreach (string file in folder.Files.Where(file => !used.Contains(file)))
            {
                all.AddOther(file);
                if (mayBeMeant && IsPicture(file)) pictures.AddOther(file);
            }
        }

        return all;
    }

    /// <summary>Whether a file is named as a picture, be it one that is read or not.</summary>
    internal static bool IsPicture(string path) =>
        PictureNames.IsPicture(path) || s_otherPictures.Contains(System.IO.Path.GetExtension(path));

    private static LabelledData OpenFile(string path)
    {
        var tree = DataTree.Of(System.IO.Path.GetDirectoryName(path)!, path);
        DataSource source = IdxLayout.FindFile(path) ?? Find(tree) ?? throw Errors.DataFileUnknown(path, DataDescription.OfFile(path));
        return new LabelledData(path, source.AsNamed(), tree);
    }

    private static DataSource? Find(DataTree folder) =>
        s_layouts.Select(layout => layout.Find(folder)).FirstOrDefault(source => source is not null);
}
