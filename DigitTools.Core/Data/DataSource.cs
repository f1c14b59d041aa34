namespace DigitTools.Core.Data;

/// <summary>Labelled data that were found, ready to be read.</summary>
/// <param name="layout">The layout in words, such as <c>IDX files</c>.</param>
internal sealed class DataSource(string layout)
{
    private readonly Dictionary<DataPart, Func<DataReading, DigitDataset>> _parts = [];
    private readonly List<IEnumerable<string>> _files = [];

    /// <summary>Full paths of the files that belong to it, found out when they are asked for.</summary>
    public IEnumerable<string> Files => _files.SelectMany(files => files);

    /// <summary>Why a half is missing, where there is more to say than that it is; a sentence without its full stop.</summary>
    public string? Missing { get; init; }

    /// <summary>Whether there is a test half that is kept apart from training.</summary>
    public bool HasTestHalf => _parts.ContainsKey(DataPart.Test) || _parts.ContainsKey(DataPart.Validation);

    /// <summary>Whether there is nothing to read.</summary>
    public bool IsEmpty => _parts.Count == 0;

    /// <summary>Adds a part, if there is none of this kind yet.</summary>
    /// <param name="part">Which one.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="files">Full paths of its files.</param>
    public void Add(DataPart part, Func<DataReading, DigitDataset> read, params IEnumerable<string> files)
    {
        if (_parts.TryAdd(part, read)) _files.Add(files);
    }

    /// <summary>Reads one half, or all where there are no halves.</summary>
    /// <param name="path">What the user named, for messages.</param>
    /// <param name="split">Which half.</param>
    /// <param name="reading">Who waits for it.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataNotFound"/>: there is only the other half.
    /// <see cref="DigitErrorId.DataInvalid"/>: a file is damaged.</exception>
    public DigitDataset Read(string path, DataSplit split, DataReading reading) =>
        (ReaderOf(split) ?? throw Errors.DataHalfMissing(path, split == DataSplit.Test, layout, Missing))(reading);

    /// <summary>The same where a file was named that is a half: it is meant, whichever half is asked for.</summary>
    public DataSource AsNamed()
    {
        if (_parts.Count != 1) return this;
        var whole = new DataSource(layout);
        whole.Add(DataPart.Whole, _parts.Values.First(), Files);
        return whole;
    }

    private Func<DataReading, DigitDataset>? ReaderOf(DataSplit split)
    {
        DataPart[] fitting = split == DataSplit.Train
            ? [DataPart.Train, DataPart.Whole]
            : [DataPart.Test, DataPart.Validation, DataPart.Whole];
        return fitting.Where(_parts.ContainsKey).Select(part => _parts[part]).FirstOrDefault();
    }
}
