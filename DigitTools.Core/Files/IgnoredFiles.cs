namespace DigitTools.Core.Files;

/// <summary>What a run finds in its folders and leaves alone: pictures in folders below, and files of other kinds.</summary>
internal sealed class IgnoredFiles
{
    private readonly SortedDictionary<string, long> _extensions = new(StringComparer.Ordinal);

    /// <summary>Pictures in folders below, where a run doesn't look into them. Of many thousands not all are counted.</summary>
    public long Below { get; private set; }

    /// <summary>Files that aren't named as pictures, by their extension in lower case, dot included; "" for those without.</summary>
    public IReadOnlyDictionary<string, long> Extensions => _extensions;

    /// <summary>All of them.</summary>
    public long Total => Below + _extensions.Values.Sum();

    /// <summary>Counts a picture in a folder below.</summary>
    internal void AddBelow() => Below++;

    /// <summary>Counts a file that isn't named as a picture.</summary>
    /// <param name="name">Name of the file.</param>
    internal void AddOther(ReadOnlySpan<char> name)
    {
        string extension = Path.GetExtension(name).ToString().ToLowerInvariant();
        _extensions[extension] = _extensions.GetValueOrDefault(extension) + 1;
    }
}
