namespace DigitTools.Core.Data;

/// <summary>Opens labelled data: a folder of IDX files, or a folder of class folders <c>0</c> .. <c>9</c> with pictures.</summary>
internal static class DigitData
{
    /// <summary>The folder of the MNIST files that ship with the module.</summary>
    public static string ShippedFolder => Path.Combine(ModuleAssets.Folder, "mnist");

    /// <summary>Reads one half of an IDX folder, or all of a folder of class folders.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="split">The half of an IDX folder; class folders have no halves.</param>
    /// <param name="progress">Called now and then with pictures read and pictures in all, from the calling thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataNotFound"/> or <see cref="DigitErrorId.DataInvalid"/>; names the
    /// file.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DigitDataset Read(
        string folder, DataSplit split, Action<int, int>? progress = null, CancellationToken cancellationToken = default)
    {
        if (File.Exists(folder)) throw Errors.DataIsFile(folder);
        if (!Directory.Exists(folder)) throw Errors.DataNotFound(folder);
        if (HasIdxFiles(folder)) return ReadIdx(folder, split, cancellationToken);
        if (ClassFolders.IsLayout(folder)) return ClassFolders.Read(folder, progress, cancellationToken);
        throw Errors.DataKindUnknown(folder);
    }

    /// <summary>Whether the folder has a test half that is kept apart from training.</summary>
    /// <param name="folder">Full path of the folder.</param>
    public static bool HasTestHalf(string folder) => FindIdx(folder, DataSplit.Test, "images-idx3-ubyte") is not null;

    private static bool HasIdxFiles(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder, "*-idx?-ubyte").Any() || Directory.EnumerateFiles(folder, "*-idx?-ubyte.gz").Any();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.DataUnreadable(folder, e);
        }
    }

    private static DigitDataset ReadIdx(string folder, DataSplit split, CancellationToken cancellationToken) =>
        IdxReader.Read(RequireIdx(folder, split, "images-idx3-ubyte"), RequireIdx(folder, split, "labels-idx1-ubyte"), cancellationToken);

    private static string RequireIdx(string folder, DataSplit split, string kind) =>
        FindIdx(folder, split, kind) ?? throw Errors.DataFileNotFound(folder, $"{Prefix(split)}-{kind}");

    private static string? FindIdx(string folder, DataSplit split, string kind)
    {
        string plain = Path.Combine(folder, $"{Prefix(split)}-{kind}");
        return Array.Find([plain, plain + ".gz"], File.Exists);
    }

    private static string Prefix(DataSplit split) => split == DataSplit.Train ? "train" : "t10k";
}
